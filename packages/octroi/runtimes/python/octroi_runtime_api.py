"""A client of the Runtime API (LAM-115..117) on one kept connection."""

import http.client
import json
import os

BASE = "/2018-06-01/runtime"


class Invocation:
    """One event and what the Runtime API says about it."""

    def __init__(self, headers, body):
        self.request_id = headers.get("Lambda-Runtime-Aws-Request-Id")
        self.deadline = int(headers.get("Lambda-Runtime-Deadline-Ms"))
        self.function_arn = headers.get("Lambda-Runtime-Invoked-Function-Arn")
        self.trace_id = headers.get("Lambda-Runtime-Trace-Id")
        self.client_context = headers.get("Lambda-Runtime-Client-Context")
        self.cognito_identity = headers.get("Lambda-Runtime-Cognito-Identity")
        self.body = body


class RuntimeApi:
    def __init__(self, address):
        self._connection = http.client.HTTPConnection(address)

    def next(self):
        """Waits for the next event."""
        status, headers, body = self._send("GET", BASE + "/invocation/next", None, {})
        if status != 200:
            os._exit(1)
        return Invocation(headers, body)

    def response(self, request_id, body):
        self._post("/invocation/{}/response".format(request_id), body, {})

    def invocation_error(self, request_id, failure):
        self._post_error("/invocation/{}/error".format(request_id), failure)

    def init_error(self, failure):
        self._post_error("/init/error", failure)

    def _post_error(self, path, failure):
        headers = {"Lambda-Runtime-Function-Error-Type": failure["errorType"].encode("ascii", "replace").decode("ascii")}
        self._post(path, json.dumps(failure).encode("utf-8"), headers)

    def _post(self, path, body, headers):
        self._send("POST", BASE + path, body, {"Content-Type": "application/json", **headers})

    def _send(self, method, path, body, headers):
        # A server that has gone away ends the process: nobody is left to work for.
        try:
            self._connection.request(method, path, body, headers)
            reply = self._connection.getresponse()
            return reply.status, reply.headers, reply.read()
        except (OSError, http.client.HTTPException):
            os._exit(1)
