"""What a browser is told about every answer: load nothing from elsewhere, guess nothing."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.page import script_hashes
from serving.paths import Kind, below, kind

_FRAMES = "X-Frame-Options"
_EVERY = {
    "X-Content-Type-Options": "nosniff",
    _FRAMES: "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            *("camera", "microphone", "geolocation", "payment", "usb", "serial", "hid"),
            *("midi", "magnetometer", "gyroscope", "accelerometer"),
        )
    ),
}
# Two years, as browsers recommend; not for names below ours, which we know nothing of.
_INSIST_ON_HTTPS = "max-age=63072000"
_NOWHERE_ELSE = {
    "default-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    # Streamlit and Leaflet both style elements one by one.
    "style-src": "'self' 'unsafe-inline'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}


def policies(base: str, framed_by: Sequence[str] = ()) -> dict[Kind, str]:
    """Return the content security policy for each kind of answer.

    No policy names a host that something could be asked of.

    Parameters
    ----------
    framed_by : origins of the portals whose pages may show ours in a frame
    """
    hashes = " ".join(script_hashes(base))
    scripts = {
        # Streamlit loads the script of a component of our own from a blob.
        Kind.PAGE: {"script-src": f"'self' blob: {hashes}", "worker-src": "'self' blob:"},
        # The frame of the map evaluates the script folium writes for it.
        Kind.COMPONENT: {"script-src": "'self' 'unsafe-inline' 'unsafe-eval'"},
        # A presentation is one page that carries everything along and asks nobody for anything.
        Kind.PRESENTATION: {
            "default-src": "'none'",
            "script-src": "'unsafe-inline' data:",
            "connect-src": "data:",
            "style-src": "'unsafe-inline' data:",
        },
        # Published pages run the scripts of their own folder.
        Kind.PUBLISHED: {"script-src": "'self'"},
        Kind.FILE: {"default-src": "'none'"},
    }
    framing = {"frame-ancestors": " ".join(("'self'", *framed_by))}
    return {
        kind: "; ".join(
            f"{name} {value}" for name, value in (_NOWHERE_ELSE | framing | own).items()
        )
        for kind, own in scripts.items()
    }


class ResponseHeaders:
    """Put the headers on every answer, also on refusals."""

    def __init__(self, app: ASGIApp, base: str, https: bool, framed_by: Sequence[str] = ()) -> None:
        self.app, self.base, self.https = app, base, https
        self.policies = policies(base, framed_by)
        # It knows no list of names; browsers that read the policy do not need it.
        self.every = {k: v for k, v in _EVERY.items() if not (framed_by and k == _FRAMES)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and dress what comes back."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        policy = self.policies[kind(below(self.base, scope) or "")]

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), policy)
            await send(message)

        return await self.app(scope, receive, dressed)

    def _dress(self, headers: MutableHeaders, policy: str) -> None:
        headers.update(self.every)
        headers["Content-Security-Policy"] = policy
        if not self.https:
            return
        headers["Strict-Transport-Security"] = _INSIST_ON_HTTPS
        cookies = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in cookies:
            safe = cookie if "secure" in cookie.lower() else f"{cookie}; Secure"
            headers.append("set-cookie", safe)
