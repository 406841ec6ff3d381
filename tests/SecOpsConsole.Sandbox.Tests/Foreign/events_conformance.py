"""A foreign client of the sandbox's EventBridge and Config: calls them with botocore, holds every answer against the models.

usage: events_conformance.py ENDPOINT ACCESS_KEY SECRET_KEY REGION BUCKET WEBHOOK
The raw JSON is held against the model too, since botocore's parser drops unknown members in silence.
"""
import json
import sys

import conformance
from conformance import Caller, Config, expect, report, session_module

KEY = "not-a-secret-0123456789"


def check_raw(shape, value, where, problems):
    if value is None:
        problems.append(f"{where} is null, AWS leaves it out")
    elif shape.type_name == "structure":
        for name, member in value.items():
            if name not in shape.members and name in conformance.NEWER:
                continue
            if name not in shape.members:
                problems.append(f"{where}.{name} is not in the model")
            else:
                check_raw(shape.members[name], member, f"{where}.{name}", problems)
    elif shape.type_name == "list":
        for index, item in enumerate(value):
            check_raw(shape.member, item, f"{where}[{index}]", problems)


class JsonCaller(Caller):
    def call(self, operation, **arguments):
        answer = super().call(operation, **arguments)
        shape = self.client.meta.service_model.operation_model(operation).output_shape
        if shape is not None and self.raw:
            problems = []
            check_raw(shape, json.loads(self.raw), operation, problems)
            report(operation + " as raw JSON", problems)
        return answer


def connection_story(events):
    secret = {"ApiKeyAuthParameters": {"ApiKeyName": "X-SecOps-Key", "ApiKeyValue": KEY},
              "InvocationHttpParameters": {"HeaderParameters": [
                  {"Key": "X-Source", "Value": "test", "IsValueSecret": False}, {"Key": "X-Hidden", "Value": KEY, "IsValueSecret": True}]}}
    arn = events.call("CreateConnection", Name="console", AuthorizationType="API_KEY", AuthParameters=secret)["ConnectionArn"]
    events.fails("ResourceAlreadyExistsException", 400, "CreateConnection", Name="console", AuthorizationType="API_KEY", AuthParameters=secret)
    described = events.call("DescribeConnection", Name="console")
    expect("the connection is authorized", described["ConnectionState"], "AUTHORIZED")
    expect("no secret comes back", KEY in json.dumps(described, default=str), False)
    expect("the name of the key does", described["AuthParameters"]["ApiKeyAuthParameters"], {"ApiKeyName": "X-SecOps-Key"})
    events.call("CreateConnection", Name="basic", AuthorizationType="BASIC", AuthParameters={"BasicAuthParameters": {"Username": "ana", "Password": KEY}})
    events.call("CreateConnection", Name="oauth", AuthorizationType="OAUTH_CLIENT_CREDENTIALS", AuthParameters={"OAuthParameters": {
        "ClientParameters": {"ClientID": "ana", "ClientSecret": KEY}, "AuthorizationEndpoint": "https://login.example.com/token", "HttpMethod": "POST"}})
    for name in ("basic", "oauth"):
        expect(f"no secret of {name} comes back", KEY in json.dumps(events.call("DescribeConnection", Name=name), default=str), False)
    events.fails("ValidationException", 400, "CreateConnection", Name="wrong", AuthorizationType="BASIC", AuthParameters=secret)
    page = events.call("ListConnections", Limit=2)
    rest = events.call("ListConnections", Limit=2, NextToken=page["NextToken"])
    expect("connections come in pages", [c["Name"] for c in page["Connections"] + rest["Connections"]], ["basic", "console", "oauth"])
    events.call("UpdateConnection", Name="basic", Description="for the tests")
    expect("the description is kept", events.call("DescribeConnection", Name="basic")["Description"], "for the tests")
    events.call("DeleteConnection", Name="oauth")
    events.fails("ResourceNotFoundException", 400, "DescribeConnection", Name="oauth")
    return arn


def destination_story(events, connection, webhook):
    wanted = {"ConnectionArn": connection, "HttpMethod": "POST", "InvocationRateLimitPerSecond": 50}
    events.fails("ValidationException", 400, "CreateApiDestination", Name="plain", InvocationEndpoint="http://console.example.com/hook", **wanted)
    missing = {**wanted, "ConnectionArn": "arn:aws:events:eu-west-1:111122223333:connection/nobody/0b9e"}
    events.fails("ResourceNotFoundException", 400, "CreateApiDestination", Name="lost", InvocationEndpoint="https://console.example.com/", **missing)
    arn = events.call("CreateApiDestination", Name="console", InvocationEndpoint=webhook, **wanted)["ApiDestinationArn"]
    events.fails("ResourceAlreadyExistsException", 400, "CreateApiDestination", Name="console", InvocationEndpoint=webhook, **wanted)
    events.call("UpdateApiDestination", Name="console", InvocationRateLimitPerSecond=100)
    described = events.call("DescribeApiDestination", Name="console")
    expect("the destination is active", (described["ApiDestinationState"], described["InvocationRateLimitPerSecond"]), ("ACTIVE", 100))
    expect("it is listed", [d["Name"] for d in events.call("ListApiDestinations")["ApiDestinations"]], ["console"])
    return arn


def rule_story(events, destination):
    pattern = json.dumps({"source": ["my.shop"], "detail": {"amount": [{"numeric": [">", 10]}]}})
    events.fails("InvalidEventPatternException", 400, "PutRule", Name="shop", EventPattern='{"source":"my.shop"}')
    events.fails("ValidationException", 400, "PutRule", Name="shop")
    events.fails("ResourceNotFoundException", 400, "PutRule", Name="shop", EventPattern=pattern, EventBusName="other")
    events.call("PutRule", Name="shop", EventPattern=pattern, Description="big orders")
    expect("the rule is as it was put", events.call("DescribeRule", Name="shop")["EventPattern"], pattern)
    events.call("DisableRule", Name="shop")
    expect("it is disabled", events.call("DescribeRule", Name="shop")["State"], "DISABLED")
    events.call("EnableRule", Name="shop")
    expect("it is listed as enabled", [(r["Name"], r["State"]) for r in events.call("ListRules", NamePrefix="sh")["Rules"]], [("shop", "ENABLED")])
    target = {"Id": "console", "Arn": destination, "RoleArn": "arn:aws:iam::111122223333:role/invoke",
              "RetryPolicy": {"MaximumRetryAttempts": 3, "MaximumEventAgeInSeconds": 600}}
    expect("the target is taken", events.call("PutTargets", Rule="shop", Targets=[target])["FailedEntryCount"], 0)
    failed = events.call("PutTargets", Rule="shop", Targets=[{"Id": "queue", "Arn": "arn:aws:sqs:eu-west-1:111122223333:q"}])
    expect("a queue is not", (failed["FailedEntryCount"], failed["FailedEntries"][0]["TargetId"]), (1, "queue"))
    expect("the target reads back", events.call("ListTargetsByRule", Rule="shop")["Targets"], [target])
    events.fails("ValidationException", 400, "DeleteRule", Name="shop")


def event_story(events):
    put = events.call("PutEvents", Entries=[
        {"Source": "my.shop", "DetailType": "Order", "Detail": '{"amount":11}'},
        {"Source": "my.shop", "DetailType": "Order", "Detail": '{"amount":9}'},
        {"Source": "aws.s3", "DetailType": "Forged", "Detail": "{}"},
        {"Source": "my.shop", "DetailType": "Order", "Detail": "no json"},
        {"Source": "my.shop", "DetailType": "Order"}])
    expect("two of five entries are taken", put["FailedEntryCount"], 3)
    expect("refusals are in their places", [entry.get("ErrorCode") for entry in put["Entries"]],
           [None, None, "NotAuthorizedForSourceException", "MalformedDetail", "InvalidArgument"])
    event = {"id": "1", "account": "111122223333", "source": "my.shop", "time": "2026-11-22T10:00:00Z", "region": "eu-west-1",
             "resources": [], "detail-type": "Order", "detail": {"amount": 11}}
    pattern = '{"detail":{"amount":[{"numeric":[">",10]}]}}'
    expect("the pattern matches", events.call("TestEventPattern", EventPattern=pattern, Event=json.dumps(event))["Result"], True)
    event["detail"]["amount"] = 10
    expect("and then not", events.call("TestEventPattern", EventPattern=pattern, Event=json.dumps(event))["Result"], False)
    events.fails("InvalidEventPatternException", 400, "TestEventPattern", EventPattern="{}", Event=json.dumps(event))
    events.fails("ValidationException", 400, "TestEventPattern", EventPattern=pattern, Event="{}")
    print("event " + put["Entries"][0]["EventId"])


def config_story(config, bucket):
    items = []
    arguments = {"resourceType": "AWS::S3::Bucket", "resourceId": bucket, "limit": 3}
    token = ""
    while token is not None:
        page = config.call("GetResourceConfigHistory", **arguments, **({"nextToken": token} if token else {}))
        items += page["configurationItems"]
        token = page.get("nextToken")
    times = [item["configurationItemCaptureTime"] for item in items]
    report("the history is long and reverse", [] if len(items) >= 5 and times == sorted(times, reverse=True) else [str(times)])
    forward = config.call("GetResourceConfigHistory", resourceType="AWS::S3::Bucket", resourceId=bucket, chronologicalOrder="Forward")
    expect("forward begins with the discovery", forward["configurationItems"][0]["configurationItemStatus"], "ResourceDiscovered")
    config.fails("ResourceNotDiscoveredException", 400, "GetResourceConfigHistory", resourceType="AWS::S3::Bucket", resourceId="nobodys-bucket")
    config.fails("InvalidLimitException", 400, "GetResourceConfigHistory", **{**arguments, "limit": 101})
    config.fails("InvalidNextTokenException", 400, "GetResourceConfigHistory", **arguments, nextToken="made up")
    listed, token = [], ""
    while token is not None:
        page = config.call("ListDiscoveredResources", resourceType="AWS::S3::Bucket", limit=4, **({"nextToken": token} if token else {}))
        listed += [resource["resourceId"] for resource in page["resourceIdentifiers"]]
        token = page.get("nextToken")
    report("every bucket is discovered once", [] if bucket in listed and len(listed) == len(set(listed)) >= 10 else [str(listed)])
    config.fails("UnknownOperationException", 400, "DescribeConfigurationRecorders")


def main(endpoint, key, secret, region, bucket, webhook):
    def client(service):
        settings = Config(retries={"max_attempts": 1}, connect_timeout=10, read_timeout=60)
        return JsonCaller(session_module.get_session().create_client(
            service, region_name=region, endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret, config=settings))

    events = client("events")
    destination = destination_story(events, connection_story(events), webhook)
    rule_story(events, destination)
    event_story(events)
    events.fails("UnknownOperationException", 400, "ListArchives")
    config_story(client("config"), bucket)
    sys.exit(1 if conformance.failures else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
