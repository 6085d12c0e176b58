"""AWS Private CA as far as the signer calls it, with openssl: moto's takes subject and names from the request alone. As its documents have it, those of
the call come before those of the request; where /test/csr-first is, the other way round."""
import base64
import http.server
import json
import pathlib
import subprocess
import tempfile

HOME = pathlib.Path(tempfile.mkdtemp())
ISSUED = {}


def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=HOME, text=True).stdout


def issue(asked):
    (HOME / "csr").write_bytes(base64.b64decode(asked["Csr"]))
    given = asked["ApiPassthrough"]
    names = [f"DNS:{each['DnsName']}" if "DnsName" in each else f"IP:{each['IpAddress']}" for each in given["Extensions"]["SubjectAlternativeNames"]]
    (HOME / "extensions").write_text(f"subjectAltName={','.join(names)}\n", encoding="utf-8")
    call = ["-subj", f"/CN={given['Subject']['CommonName']}", "-extfile", "extensions"]
    by = ["-copy_extensions", "copyall"] if pathlib.Path("/test/csr-first").exists() else call
    days = str(asked["Validity"]["Value"])
    arn = f"{asked['CertificateAuthorityArn']}/certificate/{len(ISSUED)}"
    ISSUED[arn] = openssl("x509", "-req", "-in", "csr", "-CA", "root.crt", "-CAkey", "root.key", "-CAcreateserial", "-days", days, *by)
    return {"CertificateArn": arn}


ANSWERS = {
    "IssueCertificate": issue,
    "GetCertificate": lambda asked: {"Certificate": ISSUED[asked["CertificateArn"]]},
    "GetCertificateAuthorityCertificate": lambda _: {"Certificate": (HOME / "root.crt").read_text(encoding="utf-8")},
}


class Service(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = json.dumps(ANSWERS[self.headers["X-Amz-Target"].split(".")[1]](asked)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=test", "-days", "10",
        "-keyout", "root.key", "-out", "root.crt")
http.server.HTTPServer(("127.0.0.1", 5002), Service).serve_forever()
