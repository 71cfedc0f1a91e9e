"""The Python runtime of Lambda functions: asks the Runtime API for events, calls the handler, posts what came of it.

Standard library only, because it runs inside the function's own process (LAM-122, LAM-126).
"""

import importlib
import json
import logging
import os
import sys
import threading
import time
import traceback
from decimal import Decimal
from types import SimpleNamespace

from octroi_runtime_api import RuntimeApi

RUNTIME_FOLDER = os.path.dirname(os.path.abspath(__file__))


class RuntimeFault(Exception):
    """An error that the runtime itself reports, named `Runtime.X`."""

    def __init__(self, name, message, trace=()):
        super().__init__(message)
        self.name = name
        self.trace = list(trace)


class LambdaContext:
    """The handler's second argument (LAM-124, LAM-126)."""

    def __init__(self, invocation):
        self.aws_request_id = invocation.request_id
        self.invoked_function_arn = invocation.function_arn
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.client_context = _client_context(invocation.client_context)
        self.identity = _identity(invocation.cognito_identity)
        self._deadline = invocation.deadline

    def get_remaining_time_in_millis(self):
        return max(int(self._deadline - time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))
        sys.stdout.flush()

    def __repr__(self):
        return "LambdaContext([aws_request_id={},function_name={}])".format(self.aws_request_id, self.function_name)


def _client_context(text):
    if not text:
        return None
    given = json.loads(text)
    client = given.get("client") or {}
    names = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")
    return SimpleNamespace(
        custom=given.get("custom"),
        env=given.get("env"),
        client=SimpleNamespace(**{name: client.get(name) for name in names}),
    )


def _identity(text):
    given = json.loads(text) if text else {}
    return SimpleNamespace(
        cognito_identity_id=given.get("cognitoIdentityId"),
        cognito_identity_pool_id=given.get("cognitoIdentityPoolId"),
    )


class RequestIdFilter(logging.Filter):
    """Puts the request id of the running invocation on each record."""

    request_id = ""

    def filter(self, record):
        record.aws_request_id = RequestIdFilter.request_id
        return True


IS_JSON = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"
LEVELS = {
    "TRACE": logging.DEBUG,
    "DEBUG": logging.DEBUG,
    "INFO": logging.INFO,
    "WARN": logging.WARNING,
    "ERROR": logging.ERROR,
    "FATAL": logging.CRITICAL,
}


def timestamp(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


class JsonFormatter(logging.Formatter):
    """One object a record (LAM-138)."""

    def format(self, record):
        members = {
            "timestamp": timestamp(record.created),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
        }
        if record.exc_info:
            kind, error, trace = record.exc_info
            members["errorType"] = kind.__name__ if kind else None
            members["errorMessage"] = str(error)
            members["stackTrace"] = traceback.format_tb(trace)
        members["requestId"] = getattr(record, "aws_request_id", "")
        return json.dumps(members, ensure_ascii=False, default=str) + "\n"


def set_up_logging():
    """Root logger with AWS's line format (LAM-127), or of JSON with the level that is asked for."""
    handler = logging.StreamHandler(sys.stdout)
    handler.terminator = ""
    if IS_JSON:
        handler.setFormatter(JsonFormatter())
        handler.addFilter(RequestIdFilter())
        logging.getLogger().addHandler(handler)
        level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "INFO").upper()
        logging.getLogger().setLevel(LEVELS.get(level, logging.INFO))
        return
    formatter = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n", "%Y-%m-%dT%H:%M:%S"
    )
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.addFilter(RequestIdFilter())
    logging.getLogger().addHandler(handler)


def load_handler(task_root, name):
    """Finds `path/to/module.function` under the task root, or raises a RuntimeFault."""
    try:
        module_name, function_name = name.rsplit(".", 1)
    except ValueError as error:
        raise RuntimeFault("Runtime.MalformedHandlerName", "Bad handler '{}': {}".format(name, error)) from None
    dotted = module_name.replace("/", ".")
    if dotted.split(".")[0] in sys.builtin_module_names:
        raise RuntimeFault(
            "Runtime.BuiltInModuleConflict", "Cannot use built-in module {} as a handler module".format(module_name)
        )
    try:
        module = importlib.import_module(dotted)
    except ImportError as error:
        raise RuntimeFault(
            "Runtime.ImportModuleError", "Unable to import module '{}': {}".format(module_name, error)
        ) from None
    except SyntaxError as error:
        trace = ['  File "{}" Line {}\n    {}\n'.format(error.filename, error.lineno, (error.text or "").rstrip("\n"))]
        raise RuntimeFault(
            "Runtime.UserCodeSyntaxError", "Syntax error in module '{}': {}".format(module_name, error), trace
        ) from None
    try:
        return getattr(module, function_name)
    except AttributeError:
        raise RuntimeFault(
            "Runtime.HandlerNotFound", "Handler '{}' missing on module '{}'".format(function_name, module_name)
        ) from None


def failure_of(error, request_id):
    """Error JSON of LAM-63. Frames of this runtime and of the import machinery are not the function's and left out."""
    if isinstance(error, RuntimeFault):
        name, trace = error.name, error.trace
    else:
        name = type(error).__name__
        trace = traceback.format_list(
            frame
            for frame in traceback.extract_tb(error.__traceback__)
            if not frame.filename.startswith((RUNTIME_FOLDER, "<frozen importlib"))
            and os.path.dirname(frame.filename) != os.path.dirname(importlib.__file__)
        )
    return {"errorMessage": str(error), "errorType": name, "requestId": request_id, "stackTrace": trace}


def log_failure(failure):
    """One log event: its lines are joined by carriage returns, or it is an object."""
    if IS_JSON:
        members = {**failure, "timestamp": timestamp(time.time()), "log_level": "ERROR"}
        sys.stdout.write(json.dumps(members, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        return
    text = "[ERROR] {}: {}".format(failure["errorType"], failure["errorMessage"])
    if failure["stackTrace"]:
        text += "\nTraceback (most recent call last):\n" + "".join(failure["stackTrace"])
    sys.stdout.write(text.rstrip("\n").replace("\n", "\r") + "\n")
    sys.stdout.flush()


def plain(value):
    """What the JSON encoder cannot write itself: numbers of DynamoDB."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError("Object of type {} is not JSON serializable".format(type(value).__name__))


def marshal(value):
    try:
        return json.dumps(value, ensure_ascii=False, default=plain).encode("utf-8")
    except Exception as error:
        raise RuntimeFault("Runtime.MarshalError", "Unable to marshal response: {}".format(error)) from None


def end_with_server():
    """The server holds the other end of stdin: when the server is gone, so must the function be."""
    while os.read(0, 4096):
        pass
    os._exit(1)


def serve(api, handler):
    while True:
        invocation = api.next()
        RequestIdFilter.request_id = invocation.request_id
        if invocation.trace_id:
            os.environ["_X_AMZN_TRACE_ID"] = invocation.trace_id
        try:
            event = json.loads(invocation.body.decode("utf-8"))
            body = marshal(handler(event, LambdaContext(invocation)))
        except Exception as error:
            failure = failure_of(error, invocation.request_id)
            log_failure(failure)
            api.invocation_error(invocation.request_id, failure)
            continue
        sys.stdout.flush()
        sys.stderr.flush()
        api.response(invocation.request_id, body)


def main():
    # A line that a handler printed must be in the pipe before its answer is posted.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    threading.Thread(target=end_with_server, daemon=True).start()
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    task_root = os.environ["LAMBDA_TASK_ROOT"]
    layers = os.environ.pop("OCTROI_LAYERS", "/opt")
    packages = "{}/python/lib/python3.{}/site-packages".format(layers, sys.version_info[1])
    sys.path[0:1] = [task_root, layers + "/python", packages]
    sys.argv[:] = [""]
    set_up_logging()
    try:
        handler = load_handler(task_root, os.environ.get("_HANDLER", ""))
    except Exception as error:
        failure = failure_of(error, "")
        log_failure(failure)
        api.init_error(failure)
        sys.exit(1)
    serve(api, handler)


main()
