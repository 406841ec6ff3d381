"""A foreign client of the sandbox: calls it with botocore and holds every answer against AWS's own service models.

usage: conformance.py ENDPOINT ACCESS_KEY SECRET_KEY REGION BUCKET CONSOLE_KEY CONSOLE_SECRET IVAN_KEY IVAN_SECRET
Prints one line per call and exits with 1 when an answer does not fit its model.
"""
import json
import sys
import xml.etree.ElementTree as ElementTree
from datetime import datetime

try:
    import botocore.session as session_module
    from botocore.config import Config
except ImportError:  # Debian's awscli carries its own botocore.
    import awscli.botocore.session as session_module
    from awscli.botocore.config import Config

TYPES = {"string": str, "boolean": bool, "integer": int, "long": int, "timestamp": datetime, "float": float, "double": float}
# Members and values that AWS added after the oldest botocore in use was released.
NEWER = {"BucketRegion", "RECOMMENDED", "Policy:IAMUser/S3BucketSharedWithCloudFront", "automatedDiscoveryMonitoringStatus", "sensitivityScore"}
failures = []
counts = {"xml": 0}


def check(shape, value, where, problems):
    """Required members are there, types are right, nothing is there that the model does not know."""
    if shape.type_name == "structure":
        for name in shape.required_members:
            if name not in value:
                problems.append(f"{where}.{name} is required and missing")
        for name, member in value.items():
            if name == "ResponseMetadata":
                continue
            if name not in shape.members:
                problems.append(f"{where}.{name} is not in the model")
            else:
                check(shape.members[name], member, f"{where}.{name}", problems)
    elif shape.type_name == "list":
        for index, item in enumerate(value):
            check(shape.member, item, f"{where}[{index}]", problems)
    elif shape.type_name == "map":
        for key, item in value.items():
            check(shape.value, item, f"{where}[{key}]", problems)
    elif shape.name == "policyDocumentType":
        # botocore decodes and parses IAM's documents, whatever its model says.
        if not isinstance(value, dict):
            problems.append(f"{where} is {type(value).__name__}, not a document that botocore could decode")
    elif shape.type_name in TYPES:
        if not isinstance(value, TYPES[shape.type_name]):
            problems.append(f"{where} is {type(value).__name__}, the model says {shape.type_name}")
        elif getattr(shape, "enum", None) and value not in shape.enum and value not in NEWER:
            problems.append(f"{where} is {value!r}, which is not one of {shape.enum}")


def local(tag):
    return tag.rsplit("}", 1)[-1]


def check_xml(shape, element, where, problems):
    """Every element of the raw XML is one that the model names: the parser drops unknown ones in silence."""
    if shape.type_name == "structure":
        known = {}
        for name, member in shape.members.items():
            flat = member.type_name == "list" and member.serialization.get("flattened")
            known[member.serialization.get("name", member.member.serialization.get("name", name) if flat else name)] = member
        for child in element:
            if local(child.tag) in NEWER and local(child.tag) not in known:
                continue
            if local(child.tag) not in known:
                problems.append(f"{where}/{local(child.tag)} is not in the model")
                continue
            member = known[local(child.tag)]
            if member.type_name == "list" and member.serialization.get("flattened"):
                check_xml(member.member, child, f"{where}/{local(child.tag)}", problems)
            else:
                check_xml(member, child, f"{where}/{local(child.tag)}", problems)
    elif shape.type_name == "list":
        for child in element:
            check_xml(shape.member, child, f"{where}/{local(child.tag)}", problems)


class Caller:
    def __init__(self, client):
        self.client = client
        self.raw = None
        http = client._endpoint.http_session
        send = http.send

        def keep(request):
            response = send(request)
            self.raw = None if request.stream_output else response.content
            return response

        http.send = keep

    def call(self, operation, **arguments):
        model = self.client.meta.service_model.operation_model(operation)
        method = "".join("_" + c.lower() if c.isupper() else c for c in operation).lstrip("_")
        answer = getattr(self.client, method)(**arguments)
        problems = []
        if model.output_shape is not None:
            check(model.output_shape, answer, operation, problems)
        if not answer["ResponseMetadata"].get("RequestId"):
            problems.append(f"{operation} has no request id")
        payload = model.output_shape.serialization.get("payload") if model.output_shape else None
        protocol = self.client.meta.service_model.metadata["protocol"]
        if protocol == "rest-xml" and self.raw and not model.has_streaming_output:
            shape = model.output_shape.members[payload] if payload else model.output_shape
            if shape.type_name == "structure" and operation != "GetBucketLocation":
                counts["xml"] += 1
                check_xml(shape, ElementTree.fromstring(self.raw), operation, problems)
        report(operation, problems)
        return answer

    def fails(self, code, status, operation, **arguments):
        try:
            self.call(operation, **arguments)
            report(operation, [f"{operation} succeeded, {code} was expected"])
        except Exception as error:  # ClientError has two homes, botocore's own and the one inside awscli.
            if not hasattr(error, "response"):
                raise
            got = (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
            report(f"{operation} -> {code}", [] if got == (code, status) else [f"{operation} gave {got}, not {(code, status)}"])


def report(title, problems):
    print(("bad " if problems else "ok  ") + title + "".join("\n      " + problem for problem in problems))
    failures.extend(problems)


def expect(title, actual, wanted):
    report(title, [] if actual == wanted else [f"{title}: {actual!r}, not {wanted!r}"])


def s3_story(caller, bucket, region):
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/reader"}, "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{bucket}/*"}]})
    weak = policy.replace('{"AWS": "arn:aws:iam::111122223333:role/reader"}', '"*"')
    caller.call("CreateBucket", Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
    caller.fails("BucketAlreadyOwnedByYou", 409, "CreateBucket", Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
    caller.call("HeadBucket", Bucket=bucket)
    expect("ListBuckets names the bucket", [b["Name"] for b in caller.call("ListBuckets")["Buckets"] if b["Name"] == bucket], [bucket])
    expect("GetBucketLocation names the Region", caller.call("GetBucketLocation", Bucket=bucket)["LocationConstraint"], region)
    caller.fails("NoSuchBucketPolicy", 404, "GetBucketPolicy", Bucket=bucket)
    caller.fails("NoSuchBucketPolicy", 404, "GetBucketPolicyStatus", Bucket=bucket)
    caller.call("PutBucketPolicy", Bucket=bucket, Policy=policy, ExpectedBucketOwner="111122223333")
    expect("GetBucketPolicy gives it back", json.loads(caller.call("GetBucketPolicy", Bucket=bucket)["Policy"]), json.loads(policy))
    caller.fails("AccessDenied", 403, "GetBucketPolicy", Bucket=bucket, ExpectedBucketOwner="444455556666")
    caller.fails("MalformedPolicy", 400, "PutBucketPolicy", Bucket=bucket, Policy="{}")
    caller.fails("AccessDenied", 403, "PutBucketPolicy", Bucket=bucket, Policy=weak)
    expect("all four settings are on", set(caller.call("GetPublicAccessBlock", Bucket=bucket)["PublicAccessBlockConfiguration"].values()), {True})
    caller.call("PutPublicAccessBlock", Bucket=bucket, PublicAccessBlockConfiguration={
        "BlockPublicAcls": False, "IgnorePublicAcls": False, "BlockPublicPolicy": False, "RestrictPublicBuckets": True})
    caller.call("PutBucketPolicy", Bucket=bucket, Policy=weak)
    expect("the weak policy is public", caller.call("GetBucketPolicyStatus", Bucket=bucket)["PolicyStatus"]["IsPublic"], True)
    caller.call("DeleteBucketPolicy", Bucket=bucket)
    caller.call("DeletePublicAccessBlock", Bucket=bucket)
    caller.fails("NoSuchPublicAccessBlockConfiguration", 404, "GetPublicAccessBlock", Bucket=bucket)
    configuration_story(caller, bucket)
    object_story(caller, bucket)
    caller.fails("NotImplemented", 501, "GetBucketVersioning", Bucket=bucket)
    caller.call("DeleteBucket", Bucket=bucket)
    caller.fails("NoSuchBucket", 404, "GetBucketPolicy", Bucket=bucket)


def configuration_story(caller, bucket):
    caller.fails("AccessControlListNotSupported", 400, "PutBucketAcl", Bucket=bucket, ACL="public-read")
    expect("ownership is enforced", caller.call("GetBucketOwnershipControls", Bucket=bucket)["OwnershipControls"]["Rules"][0]["ObjectOwnership"], "BucketOwnerEnforced")
    caller.call("PutBucketOwnershipControls", Bucket=bucket, OwnershipControls={"Rules": [{"ObjectOwnership": "ObjectWriter"}]})
    caller.call("PutBucketAcl", Bucket=bucket, ACL="public-read")
    acl = caller.call("GetBucketAcl", Bucket=bucket)
    expect("the ACL has owner and group", [g["Grantee"]["Type"] for g in acl["Grants"]], ["CanonicalUser", "Group"])
    caller.call("PutBucketAcl", Bucket=bucket, AccessControlPolicy={"Owner": acl["Owner"], "Grants": acl["Grants"][:1]})
    expect("the ACL is the owner's again", len(caller.call("GetBucketAcl", Bucket=bucket)["Grants"]), 1)
    caller.call("PutBucketEncryption", Bucket=bucket, ServerSideEncryptionConfiguration={
        "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "alias/pay"}, "BucketKeyEnabled": True}]})
    caller.call("GetBucketEncryption", Bucket=bucket)
    caller.call("DeleteBucketEncryption", Bucket=bucket)
    caller.call("PutBucketTagging", Bucket=bucket, Tagging={"TagSet": [{"Key": "owner", "Value": "ana"}]})
    expect("the tag is there", caller.call("GetBucketTagging", Bucket=bucket)["TagSet"], [{"Key": "owner", "Value": "ana"}])
    caller.fails("NotImplemented", 501, "GetBucketCors", Bucket=bucket)


def object_story(caller, bucket):
    key = "2026/café + list.csv"
    caller.call("PutObject", Bucket=bucket, Key=key, Body=b"Ana;1", ContentType="text/csv", Metadata={"team": "pay"})
    got = caller.call("GetObject", Bucket=bucket, Key=key)
    expect("the object is as it was put", (got["Body"].read(), got["ContentType"], got["Metadata"]), (b"Ana;1", "text/csv", {"team": "pay"}))
    caller.call("HeadObject", Bucket=bucket, Key=key)
    listed = caller.call("ListObjectsV2", Bucket=bucket, Prefix="2026/", FetchOwner=True)
    expect("the listing names it", [item["Key"] for item in listed["Contents"]], [key])
    caller.call("DeleteObject", Bucket=bucket, Key=key)
    caller.fails("NoSuchKey", 404, "GetObject", Bucket=bucket, Key=key)


def sts_story(caller):
    expect("STS knows the caller", caller.call("GetCallerIdentity")["Account"], "111122223333")
    caller.fails("AccessDenied", 403, "AssumeRole", RoleArn="arn:aws:iam::111122223333:role/SecOpsConsoleRemediator", RoleSessionName="guess", ExternalId="guess")
    caller.fails("InvalidAction", 400, "GetSessionToken")


def console_story(caller):
    caller.call("AssumeRole", RoleArn="arn:aws:iam::111122223333:role/SecOpsConsoleRemediator", RoleSessionName="SecOpsConsole-7", ExternalId="sandbox-external-id")


def iam_story(iam, s3, bucket, region):
    """A deny on the caller itself: the user may still change IAM, so the same client puts it and takes it away."""
    user = iam.call("GetUser", UserName="ivan")["User"]
    expect("the user has its ARN", user["Arn"], "arn:aws:iam::111122223333:user/ivan")
    iam.call("GetRole", RoleName="terraform-ci")
    iam.fails("NoSuchEntity", 404, "GetUser", UserName="nobody")
    iam.fails("NoSuchEntity", 404, "GetUserPolicy", UserName="ivan", PolicyName="SecOpsQuarantine")
    deny = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": ["s3:PutBucketPolicy"], "Resource": "*"}]})
    iam.call("PutUserPolicy", UserName="ivan", PolicyName="SecOpsQuarantine", PolicyDocument=deny)
    expect("it is listed", iam.call("ListUserPolicies", UserName="ivan")["PolicyNames"], ["SecOpsQuarantine"])
    got = iam.call("GetUserPolicy", UserName="ivan", PolicyName="SecOpsQuarantine")
    expect("it is as it was put", got["PolicyDocument"], json.loads(deny))
    s3.call("CreateBucket", Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
    s3.fails("AccessDenied", 403, "PutBucketPolicy", Bucket=bucket, Policy="{}")
    iam.call("DeleteUserPolicy", UserName="ivan", PolicyName="SecOpsQuarantine")
    iam.fails("NoSuchEntity", 404, "DeleteUserPolicy", UserName="ivan", PolicyName="SecOpsQuarantine")
    s3.fails("MalformedPolicy", 400, "PutBucketPolicy", Bucket=bucket, Policy="{}")
    for name in ("one", "two"):
        iam.call("PutRolePolicy", RoleName="terraform-ci", PolicyName=name, PolicyDocument=deny)
    page = iam.call("ListRolePolicies", RoleName="terraform-ci", MaxItems=1)
    rest = iam.call("ListRolePolicies", RoleName="terraform-ci", Marker=page["Marker"])
    expect("names come in pages", page["PolicyNames"] + rest["PolicyNames"], ["one", "two"])
    expect("a role's policy reads back", iam.call("GetRolePolicy", RoleName="terraform-ci", PolicyName="one")["PolicyDocument"], json.loads(deny))
    for name in ("one", "two"):
        iam.call("DeleteRolePolicy", RoleName="terraform-ci", PolicyName=name)
    iam.fails("MalformedPolicyDocument", 400, "PutUserPolicy", UserName="ivan", PolicyName="bad", PolicyDocument="{")
    iam.fails("LimitExceeded", 409, "PutUserPolicy", UserName="ivan", PolicyName="long", PolicyDocument=deny.replace('"*"', json.dumps(["arn:aws:s3:::" + "x" * 60 + str(i) for i in range(40)])))
    iam.fails("UnmodifiableEntity", 400, "PutRolePolicy", RoleName="AWSServiceRoleForConfig", PolicyName="SecOpsQuarantine", PolicyDocument=deny)
    iam.fails("InvalidAction", 400, "ListUsers")


def main(endpoint, key, secret, region, bucket, console_key, console_secret, ivan_key, ivan_secret):
    def client(service, key, secret, region=region):
        session = session_module.get_session()
        config = Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}, connect_timeout=10, read_timeout=60)
        return Caller(session.create_client(
            service, region_name=region, endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret, config=config))

    s3_story(client("s3", key, secret), bucket, region)
    sts_story(client("sts", key, secret))
    console_story(client("sts", console_key, console_secret))
    iam_story(client("iam", ivan_key, ivan_secret, "us-east-1"), client("s3", ivan_key, ivan_secret), bucket, region)
    report("raw XML was held against the models", [] if counts["xml"] >= 9 else [f"only {counts['xml']} answers were"])
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
