"""AWS Lambda as far as a machine calls it: one function, the signer, run from its own code against the authority of the test's cloud."""
import http.server
import json
import os
import sys

sys.path.insert(0, "/test")
os.environ |= {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-central-1",
               "AWS_ENDPOINT_URL_ACM_PCA": "http://127.0.0.1:5002", "AUTHORITY": "arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/test"}
import signer  # it lies beside the test


class Service(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/2015-03-31/functions/signer/invocations":
            self.answer(404, {"Type": "User", "Message": "Function not found"}, {"x-amzn-ErrorType": "ResourceNotFoundException"})
            return
        try:
            self.answer(200, signer.handler(event, None), {})
        except Exception as error:  # as Lambda tells whatever a function ends with
            self.answer(200, {"errorMessage": str(error), "errorType": type(error).__name__}, {"X-Amz-Function-Error": "Unhandled"})

    def answer(self, code, document, headers):
        text = json.dumps(document).encode()
        self.send_response(code)
        for name, value in {**headers, "Content-Length": str(len(text))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


http.server.HTTPServer(("", 5001), Service).serve_forever()
