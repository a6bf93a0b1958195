"""Where the provider answers, and how it knows the caller."""

from clientwright.provider import Provider, Scheme, Server

PROVIDER = Provider(
    "trybe",
    servers=(
        Server("production", "https://api.try.be"),
        Server("sandbox", "https://api.playground.try.be"),
    ),
    schemes=(Scheme("bearer", "token", "TRYBE_TOKEN", prefix="Bearer "),),
    env="TRYBE_ENVIRONMENT",
    user_agent="trybe-client/1.0.0",
    security=(("bearer",),),
)
