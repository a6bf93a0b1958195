"""What a parameter becomes in a request."""

from datetime import timedelta, timezone

import pytest
from hypothesis import strategies as st
from request_models import BASE, request

from clientwright.errors import EncodeError
from clientwright.operations import Parameter

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
EAST = timezone(timedelta(hours=1))
LISTS = list[str]
MAPS = dict[str, str]


def query(parameter: Parameter, value: object) -> str:
    """Give the query that an argument makes."""
    url = request(parameter, arguments={parameter.name: value}).url
    assert url.startswith(f"{BASE}/things")
    return url.removeprefix(f"{BASE}/things")


def header(parameter: Parameter, value: object, name: str) -> str | None:
    """Give the header that an argument makes."""
    return request(parameter, arguments={parameter.name: value}).headers.get(name)


def refused(parameter: Parameter, value: object, path: str = "/things") -> EncodeError:
    """Give the error that an argument makes."""
    with pytest.raises(EncodeError) as caught:
        request(parameter, arguments={parameter.name: value}, path=path)
    assert "things.do" == caught.value.operation
    return caught.value
