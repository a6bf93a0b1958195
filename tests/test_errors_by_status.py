"""Which class each status raises, stated apart from the code that chooses it."""

import pytest

from clientwright import errors
from clientwright.hints import request_id

CLASSES = {
    300: errors.RedirectError,
    304: errors.RedirectError,
    399: errors.RedirectError,
    400: errors.BadRequestError,
    401: errors.UnauthorizedError,
    402: errors.PaymentRequiredError,
    403: errors.ForbiddenError,
    404: errors.NotFoundError,
    405: errors.ClientError,
    408: errors.ClientError,
    409: errors.ConflictError,
    410: errors.GoneError,
    418: errors.ClientError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
    499: errors.ClientError,
    500: errors.InternalServerError,
    501: errors.ServerError,
    502: errors.BadGatewayError,
    503: errors.ServiceUnavailableError,
    504: errors.GatewayTimeoutError,
    520: errors.ServerError,
    599: errors.ServerError,
    100: errors.StatusError,
    600: errors.StatusError,
    999: errors.StatusError,
}


@pytest.mark.parametrize(("status", "kind"), CLASSES.items())
def test_each_status_has_its_class(status: int, kind: type[errors.StatusError]) -> None:
    """A status raises the class of its name, else that of its hundred, else the one of all statuses."""
    assert kind is errors.error_class(status)


def test_no_class_is_left_out() -> None:
    """Every class of an error status is that of some status, or the base of such classes."""
    every = {one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.StatusError)}
    assert every == {*CLASSES.values(), errors.RefusedError}


@pytest.mark.parametrize(
    "name",
    [
        "x-request-id", "request-id", "x-correlation-id", "correlation-id", "x-trace-id", "trace-id",
        "x-amzn-requestid", "x-amzn-trace-id", "x-amz-request-id", "cf-ray",
    ],
)  # fmt: skip
def test_the_id_of_a_request_is_found_by_its_usual_names(name: str) -> None:
    """Whatever a provider calls the id of a request, the error has it."""
    assert "abc" == request_id({name: "abc"}, None)
