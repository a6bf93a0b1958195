"""Where the provider answers, and how it knows the caller."""

from clientwright.provider import Provider, Scheme, Server, Variable

PROVIDER = Provider(
    "magicline",
    servers=(
        Server("production", "https://{tenant}.open-api.magicline.com", (Variable("tenant", "MAGICLINE_TENANT"),)),
        Server("sandbox", "https://open-api-demo.open-api.magicline.com"),
    ),
    schemes=(Scheme("apiKey", "api_key", "MAGICLINE_API_KEY", name="X-API-KEY"),),
    env="MAGICLINE_ENVIRONMENT",
    user_agent="magicline-client/1.0.0",
    security=(("apiKey",),),
)
