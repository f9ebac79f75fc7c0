"""Every member of every operation, with values that the model does not allow.

The requests are raw, and what has to be answered is worked out here from the
model that comes with boto3: wrong types, broken constraints, missing members,
nulls, unknown members, fractions, and values at the very edge of what is
allowed. Each operation is a step.
"""
import copy
import http.client
import json
import os
import re
import ssl
import urllib.parse

import botocore.session
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest

from steps import Mismatch, check, run, step

MODEL = botocore.session.get_session().get_service_model("kinesis")
URL = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"])
CREDENTIALS = botocore.session.get_session().get_credentials()
if URL.scheme == "https":
    trust = ssl.create_default_context(cafile=os.environ["AWS_CA_BUNDLE"])
    connection = http.client.HTTPSConnection(URL.hostname, URL.port, timeout=60, context=trust)
else:
    connection = http.client.HTTPConnection(URL.hostname, URL.port, timeout=60)
requests = [0]


def call(operation, request):
    """Status, code, message of a type error and message of any other."""
    requests[0] += 1
    signed = AWSRequest("POST", URL.geturl() + "/", data=json.dumps(request), headers={
        "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "Kinesis_20131202." + operation})
    SigV4Auth(CREDENTIALS, "kinesis", "ap-northeast-1").add_auth(signed)
    connection.request("POST", "/", signed.data, dict(signed.headers))
    response = connection.getresponse()
    body = response.read()
    if response.status == 200:
        return 200, "", None, None
    body = json.loads(body)
    return response.status, body["__type"], body.get("Message"), body.get("message")


# Values that are allowed, by the shape's name or pattern.

PATTERNS = {
    r"[a-zA-Z0-9_.-]+": "missing-1",
    r"^(0|([1-9]\d{0,38}))$": "5",
    r"^(0|([1-9]\d{0,128}))$": "5",
    r"arn:aws.*:kinesis:.*:\d{12}:stream/\S+": "arn:aws:kinesis:ap-northeast-1:000000000000:stream/missing-1",
    r"arn:aws.*:kinesis:.*:\d{12}:channel/\S+": "arn:aws:kinesis:ap-northeast-1:000000000000:channel/00000000000000000",
    r"arn:aws.*:kinesis:.*:\d{12}:queue/\S+": "arn:aws:kinesis:ap-northeast-1:000000000000:queue/00000000000000000",
    r"arn:aws.*:kinesis:.*:\d{12}:.*(stream|channel|queue)/\S+": "arn:aws:kinesis:ap-northeast-1:000000000000:stream/missing-1",
    r"^(arn):aws.*:kinesis:.*:\d{12}:.*stream\/[a-zA-Z0-9_.-]+\/consumer\/[a-zA-Z0-9_.-]+:[0-9]+":
        "arn:aws:kinesis:ap-northeast-1:000000000000:stream/missing-1/consumer/c:1",
    r"arn:aws[-a-z0-9]*:iam::\d{12}:role/[a-zA-Z_0-9+=,.@\-_/]+": "arn:aws:iam::000000000000:role/r",
    r"arn:aws[-a-z0-9]*:glue:[-a-z0-9]+:\d{12}:schema/[-a-zA-Z0-9_$#.]+/[-a-zA-Z0-9_$#.]+": "arn:aws:glue:x:000000000000:schema/a/b",
    r"arn:aws[-a-z0-9]*:s3:::[a-z0-9._-]{3,63}": "arn:aws:s3:::bucket",
    r"arn:aws[-a-z0-9]*:s3tables:[-a-z0-9]+:\d{12}:bucket/[a-z0-9_-]{3,63}": "arn:aws:s3tables:x:000000000000:bucket/bucket",
    r"\d{12}": "000000000000",
    r"[0-9A-Za-z!\-_'.*()\/]+": "p",
    r"[0-9A-Za-z!\-_'.*()\/=:{}]+": "p",
    r"[0-9a-z_]+": "n",
    r"[\.\-_/#A-Za-z0-9]+": "g",
    r"[^:*]*": "s",
    r"[a-zA-Z0-9\.\_]+": "f",
}


def allowed(shape, whole=False):
    """A value that breaks no constraint; whole has the optional members, too."""
    kind, limits = shape.type_name, shape.metadata
    if kind == "structure":
        return {name: allowed(member, whole) for name, member in shape.members.items()
                if name in shape.required_members or whole and name != "StreamId"}
    if kind == "list":
        return [allowed(shape.member, whole)]
    if kind == "map":
        return {"k": "v"}
    if kind == "string":
        if shape.enum:
            return shape.enum[0]
        return PATTERNS[limits["pattern"]] if "pattern" in limits else "AAAA"
    if kind in ("integer", "long"):
        return limits.get("min", 1)
    return {"boolean": False, "blob": "", "timestamp": 1000000000}[kind]


# What has to be answered.

NUMBER = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber"
BOOLEAN = "class java.lang.Boolean"
STRING = "class java.lang.String"
LIST = "Start of list found where not expected"
OBJECT = "Start of structure or map found where not expected."
CONVERSIONS = {
    "string": " can not be converted to an String", "integer": " can not be converted to an Integer",
    "long": " can not be converted to an Long", "blob": " can not be converted to a Blob",
    "boolean": " can not be converted to an Boolean", "timestamp": " can not be converted to milliseconds since epoch",
}


def wrong_types(shape):
    """Pairs of a value and the text it gets."""
    kind = shape.type_name
    if kind == "structure":
        return [("x", "Expected null"), (1, "Expected null"), (True, "Expected null"), ([], LIST)]
    if kind == "list":
        return [("x", "Expected list or null"), (1, "Expected list or null"), (True, "Expected list or null"), ({}, OBJECT)]
    if kind == "map":
        return [("x", "Expected map or null"), (1, "Expected map or null"), (True, "Expected map or null"), ([], LIST)]
    cannot = CONVERSIONS[kind]
    pairs = [([], LIST), ({}, OBJECT), ([1], LIST), ({"a": 1}, OBJECT)]
    if kind != "boolean":
        pairs += [(True, BOOLEAN + cannot), (False, BOOLEAN + cannot)]
    if kind in ("integer", "long", "timestamp"):
        pairs += [("x", STRING + cannot), ("5", STRING + cannot), ("", STRING + cannot)]
    if kind in ("string", "blob"):
        pairs += [(12, NUMBER + cannot), (-1.5, NUMBER + cannot)]
    if kind == "boolean":
        pairs += [("23", "'23'" + cannot), (12, NUMBER + cannot)]
    if kind == "blob":
        pairs += [("23456", "'23456'" + cannot + ": Base64 encoded length is expected a multiple of 4 bytes but found: 5"),
                  ("=234", "'=234'" + cannot + ": Invalid Base64 character: '='"),
                  ("+/+=", "'+/+='" + cannot + ": Invalid last non-pad Base64 character dectected")]
    return pairs


def java_order(words):
    """The order in which AWS lists the values of a set: that of their Java
    hash codes in a table of at least 32 places."""
    def code(word):
        h = 0
        for c in word:
            h = (31 * h + ord(c)) & 0xFFFFFFFF
        return h
    size = 32
    while len(words) > size * 3 // 4:
        size *= 2
    return sorted(words, key=lambda w: code(w) & (size - 1))


def at_least(n, what="length"):
    return "Member must have %s greater than or equal to %d" % (what, n)


def at_most(n, what="length"):
    return "Member must have %s less than or equal to %d" % (what, n)


def enum(shape):
    return "Member must satisfy enum value set: [%s]" % ", ".join(java_order(shape.enum))


def pattern(shape):
    # AWS shows these two without their anchors (recorded).
    text = shape.metadata["pattern"]
    return "Member must satisfy regular expression pattern: " + (text[1:-1].replace("(0|(", "0|(").replace("}))", "})") if text.startswith("^(0|") else text)


def all_rules(shape):
    limits, rules = shape.metadata, []
    if "max" in limits:
        rules.append(at_most(limits["max"]))
    if "min" in limits:
        rules.append(at_least(limits["min"]))
    if "pattern" in limits:
        rules.append(pattern(shape))
    if shape.enum:
        rules.append(enum(shape))
    return "[" + ", ".join(rules) + "]"


def hidden(shape):
    """Values that AWS does not show: those of records, and lists of structures,
    which it shows as Java objects."""
    return shape.metadata.get("sensitive") or shape.name in ("Data", "PutRecordsRequestEntryList") or (
        shape.type_name == "list" and shape.member.type_name == "structure")


def shown(value):
    """A value as Java's toString has it."""
    if isinstance(value, list):
        return "[" + ", ".join(shown(v) for v in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join("%s=%s" % pair for pair in sorted(value.items())) + "}"
    return str(value)


def item(shape, value, path, rule):
    what = "Value" + ("" if hidden(shape) else " '%s'" % shown(value))
    return "%s at '%s' failed to satisfy constraint: %s" % (what, path, rule)


def broken(shape, path):
    """Pairs of a value and the items that it gets."""
    kind, limits = shape.type_name, shape.metadata
    low, high = limits.get("min"), limits.get("max")

    def one(value, *rules):
        return value, [item(shape, value, path, rule) for rule in rules]
    if kind == "string":
        if shape.enum:
            yield one("NONSENSE", enum(shape))
            yield one("", enum(shape))
            yield one(shape.enum[0].lower() + " ", enum(shape))
        if "pattern" in limits:
            values = ["", ":* \u00e9", PATTERNS[limits["pattern"]] + "\n"]
            if high:
                values.append(filled(shape, high + 1))
            for value in values:
                rules = [] if re.fullmatch(limits["pattern"].strip("^$"), value) else [pattern(shape)]
                if low and len(value) < low:
                    rules.append(at_least(low))
                if high and len(value) > high:
                    rules.append(at_most(high))
                if rules:
                    yield one(value, *rules)
        elif not shape.enum:
            if low:
                yield one("", at_least(low))
            if high and high < 2000:
                yield one("x" * (high + 1), at_most(high))
                yield one("\u00e9" * (high + 1), at_most(high))
    elif kind in ("integer", "long"):
        if low is not None:
            yield one(low - 1, at_least(low, "value"))
            yield one(-2147483648, at_least(low, "value"))
        if high is not None:
            yield one(high + 1, at_most(high, "value"))
            if kind == "integer":
                yield 99999999999, [item(shape, 2147483647, path, at_most(high, "value"))]
    elif kind == "list":
        element = allowed(shape.member)
        if low:
            yield one([], at_least(low))
        if high and high <= 1000:
            yield one([element] * (high + 1), at_most(high))
        if shape.member.type_name == "string":
            bad = [element, "" if shape.member.enum else "x" * (shape.member.metadata["max"] + 1)]
            yield one(bad, "Member must satisfy constraint: " + all_rules(shape.member))
    elif kind == "map":
        if low:
            yield one({}, at_least(low))
        if high:
            yield one({"k%03d" % i: "v" for i in range(high + 1)}, at_most(high))
        yield one({"": "v"}, "Map keys must satisfy constraint: " + all_rules(shape.key))
        yield one({"k" * (shape.key.metadata["max"] + 1): "v"}, "Map keys must satisfy constraint: " + all_rules(shape.key))
        yield one({"k": "v" * (shape.value.metadata["max"] + 1)}, "Map value must satisfy constraint: " + all_rules(shape.value))


def filled(shape, length):
    """An allowed string, made longer at its end."""
    value = PATTERNS[shape.metadata["pattern"]]
    return value + ("1" if value[-1].isdigit() else "a") * (length - len(value))


def edges(shape):
    """Values that are just allowed."""
    kind, limits = shape.type_name, shape.metadata
    low, high = limits.get("min"), limits.get("max")
    if kind == "string":
        if shape.enum:
            yield from shape.enum
        elif "pattern" not in limits:
            yield "x" * (low or 0)
            if high and high < 2000:
                yield "x" * high
                yield "\u00e9" * high
        elif high and "{3,63}" not in limits["pattern"]:
            yield filled(shape, high)
    elif kind in ("integer", "long"):
        for limit in (low, high):
            if limit is not None:
                yield limit
                yield limit + 0.9
    elif kind == "list" and high and high <= 1000:
        yield [allowed(shape.member)] * high
    elif kind == "map":
        yield {"k" * shape.key.metadata["max"]: "v" * shape.value.metadata["max"]}
        yield {"k": ""}
        if high:
            yield {"k%03d" % i: "v" for i in range(high)}


def members(shape, base, keys=(), path=""):
    """Every member: its shape, whether it is required, the way to it and its path."""
    for name, member in shape.members.items():
        if name == "StreamId":
            continue
        camel = name[0].lower() + name[1:]
        if name[:2].isupper():
            camel = lower_acronym(name)
        here, to = path + camel, keys + (name,)
        yield member, name in shape.required_members, to, here
        if member.type_name == "structure":
            yield from members(member, base, to, here + ".")
        if member.type_name == "list" and member.member.type_name == "structure":
            yield from members(member.member, base, to + (0,), here + ".1.member.")


def lower_acronym(name):
    """GSRSchemaARN is gSRSchemaARN: only the first letter changes."""
    return name[0].lower() + name[1:]


def put(request, keys, value):
    """A copy of the request with a value put at the end of keys; None removes."""
    request = copy.deepcopy(request)
    node = request
    for key in keys[:-1]:
        node = node[key]
    node[keys[-1]] = value
    return request


def violations(answer):
    status, code, _, message = answer
    if code != "ValidationException" or " validation error" not in (message or ""):
        return []
    head, _, rest = message.partition(" detected: ")
    items = rest.split("; Value")
    items = items[:1] + ["Value" + i for i in items[1:]]
    check("count in %r" % message, "%d validation error%s" % (len(items), "" if len(items) == 1 else "s"), head)
    check("status", 400, status)
    return items


def brief(request):
    text = json.dumps(request)
    return text if len(text) < 300 else text[:300] + "..."


def sweep(operation):
    shape = MODEL.operation_model(operation).input_shape
    wrong = []

    def compare(what, request, expected, got):
        if expected != got and len(wrong) < 10:
            wrong.append("%s %s\nexpected: %s\ngot: %s" % (what, brief(request), expected, got))
    least, whole = allowed(shape), allowed(shape, whole=True)
    for request in (least, whole):
        compare("allowed", request, [], violations(call(operation, request)))
    compare("unknown members", least, violations(call(operation, {})), violations(call(operation, {"What": {"a": [1, None]}, "Not": 1})))
    for member, required, keys, path in members(shape, whole):
        for value, text in wrong_types(member):
            request = put(whole, keys, value)
            compare("type", request, (400, "SerializationException", text, None), call(operation, request))
        for value, items in broken(member, path):
            request = put(whole, keys, value)
            compare("constraint", request, sorted(items), sorted(violations(call(operation, request))))
        for value in edges(member):
            request = put(whole, keys, value)
            compare("edge", request, [], violations(call(operation, request)))
        missing = ["Value null at '%s' failed to satisfy constraint: Member must not be null" % path] if required else []
        compare("null", put(whole, keys, None), missing, violations(call(operation, put(whole, keys, None))))
    if wrong:
        raise Mismatch("\n".join(wrong))


for name in MODEL.operation_names:
    step(name, "wrong types, broken constraints, edges, nulls, unknown members", covers=[name])(lambda name=name: sweep(name))


@step("all", "a few thousand requests were made")
def _():
    check("requests at least", True, requests[0] > 3000)


@step("order of sets", "as AWS has been seen to list them")
def _():
    check("ShardIteratorType", ["AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"],
          java_order(["AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"]))


run()
