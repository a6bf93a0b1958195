"""Where the provider answers, and how it knows the caller."""

from clientwright.provider import Provider, Scheme, Server

PROVIDER = Provider(
    "mayar",
    servers=(
        Server("production", "https://api.mayar.id"),
        Server("sandbox", "https://api.mayar.club"),
    ),
    schemes=(Scheme("bearer", "token", "MAYAR_TOKEN", prefix="Bearer "),),
    env="MAYAR_ENVIRONMENT",
    user_agent="mayar-client/1.0.0",
    security=(("bearer",),),
)
