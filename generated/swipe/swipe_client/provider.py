"""Where the provider answers, and how it knows the caller."""

from clientwright.provider import Provider, Scheme, Server

PROVIDER = Provider(
    "swipe",
    servers=(
        Server("production", "https://api.swipego.io/api"),
        Server("sandbox", "https://test-api.swipego.io/api"),
    ),
    schemes=(Scheme("bearer", "token", "SWIPE_TOKEN", prefix="Bearer "),),
    env="SWIPE_ENVIRONMENT",
    user_agent="swipe-client/1.0.0",
    security=(("bearer",),),
)
