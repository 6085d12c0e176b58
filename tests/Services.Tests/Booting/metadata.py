"""The instance's metadata service as far as a first boot asks it, in version 2: nothing without a token."""
import datetime
import http.server
import json
import pathlib
import sys

TOKEN = "token-of-the-test"
# Addresses by card; where nobody gives them, two cards are there, and the second is the one that the declared address belongs to.
CARDS = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")) if len(sys.argv) > 2 else {
    pathlib.Path(f"/sys/class/net/{name}/address").read_text(encoding="ascii").strip(): address
    for name, address in (("card0", "10.9.9.9"), ("card1", "10.1.0.11"))}
ANSWERS = {
    "/latest/meta-data/network/interfaces/macs/": lambda: "".join(f"{card}/\n" for card in CARDS),
    **{f"/latest/meta-data/network/interfaces/macs/{card}/local-ipv4s": lambda address=address: address for card, address in CARDS.items()},
    "/latest/meta-data/mac": lambda: next(iter(CARDS)),
    "/latest/meta-data/placement/region": lambda: "eu-central-1",
    "/latest/meta-data/iam/security-credentials/": lambda: "node",
    "/latest/meta-data/iam/security-credentials/node": lambda: json.dumps({
        "Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "test", "SecretAccessKey": "test", "Token": "session",
        "LastUpdated": "2026-01-01T00:00:00Z",
        "Expiration": (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M:%SZ")}),
    "/latest/user-data": lambda: pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"),
}


class Service(http.server.BaseHTTPRequestHandler):
    def do_PUT(self):
        self.answer(200 if self.path == "/latest/api/token" else 404, TOKEN)

    def do_GET(self):
        if self.headers.get("X-aws-ec2-metadata-token") != TOKEN:
            self.answer(401, "")
        elif self.path in ANSWERS:
            self.answer(200, ANSWERS[self.path]())
        else:
            self.answer(404, "")

    def answer(self, code, text):
        self.send_response(code)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


http.server.HTTPServer(("169.254.169.254", 80), Service).serve_forever()
