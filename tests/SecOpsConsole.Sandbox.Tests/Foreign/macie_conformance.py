"""A foreign client of the sandbox's Macie: calls it with botocore, holds every answer against the model.

usage: macie_conformance.py ENDPOINT ACCESS_KEY SECRET_KEY REGION BUCKET CONSOLE_KEY CONSOLE_SECRET
"""
import json
import sys
import time

import conformance
from conformance import Config, expect, report, session_module
from events_conformance import JsonCaller

POLICY = "Policy:IAMUser/S3BucketPublic"


def until(title, look):
    for _ in range(400):
        found = look()
        if found:
            return found
        time.sleep(0.05)
    report(title, ["did not happen"])
    return None


def session_story(macie):
    macie.fails("AccessDeniedException", 403, "GetMacieSession")
    macie.fails("AccessDeniedException", 403, "ListFindings")
    macie.call("EnableMacie", findingPublishingFrequency="ONE_HOUR", status="ENABLED")
    macie.fails("ConflictException", 409, "EnableMacie")
    macie.call("UpdateMacieSession", findingPublishingFrequency="FIFTEEN_MINUTES")
    session = macie.call("GetMacieSession")
    expect("the session is enabled", (session["status"], session["findingPublishingFrequency"]), ("ENABLED", "FIFTEEN_MINUTES"))


def identifier_story(macie):
    made = macie.call("CreateCustomDataIdentifier", name="Shop key", regex="example-key-[0-9]{4}", keywords=["api_key"], ignoreWords=["0001"],
                      maximumMatchDistance=60, severityLevels=[{"occurrencesThreshold": 1, "severity": "LOW"}], tags={"team": "shop"})
    shown = macie.call("GetCustomDataIdentifier", id=made["customDataIdentifierId"])
    expect("the identifier reads back", (shown["regex"], shown["keywords"], shown["tags"]), ("example-key-[0-9]{4}", ["api_key"], {"team": "shop"}))
    expect("with its words, distance and severity", (shown["ignoreWords"], shown["maximumMatchDistance"], shown["severityLevels"]),
           (["0001"], 60, [{"occurrencesThreshold": 1, "severity": "LOW"}]))
    macie.call("TagResource", resourceArn=shown["arn"], tags={"since": "2026"})
    expect("a tag is added", macie.call("ListTagsForResource", resourceArn=shown["arn"])["tags"], {"team": "shop", "since": "2026"})
    macie.call("UntagResource", resourceArn=shown["arn"], tagKeys=["since"])
    expect("and taken away", macie.call("ListTagsForResource", resourceArn=shown["arn"])["tags"], {"team": "shop"})
    macie.fails("ValidationException", 400, "CreateCustomDataIdentifier", name="bad", regex="(a")
    macie.fails("ValidationException", 400, "CreateCustomDataIdentifier", name="slow", regex="(?=a)b")
    macie.fails("ValidationException", 400, "CreateCustomDataIdentifier", name="all", regex="a*")
    text = "shop_api_key = example-key-0000, example-key-0001"
    expect("the test counts", macie.call("TestCustomDataIdentifier", regex="example-key-[0-9]{4}", sampleText=text)["matchCount"], 2)
    expect("with a keyword far away", macie.call("TestCustomDataIdentifier", regex="example-key-[0-9]{4}", keywords=["nowhere"], sampleText=text)["matchCount"], 0)
    expect("with a word to ignore", macie.call("TestCustomDataIdentifier", regex="example-key-[0-9]{4}", ignoreWords=["0001"], sampleText=text)["matchCount"], 1)
    other = macie.call("CreateCustomDataIdentifier", name="gone", regex="gone")["customDataIdentifierId"]
    macie.call("DeleteCustomDataIdentifier", id=other)
    expect("a deleted one is not listed", [item["name"] for item in macie.call("ListCustomDataIdentifiers")["items"]], ["Shop key"])
    expect("but can be told", macie.call("GetCustomDataIdentifier", id=other)["deleted"], True)
    macie.fails("ResourceNotFoundException", 404, "GetCustomDataIdentifier", id="0" * 32)
    report("managed identifiers are listed", [] if any(item["id"] == "AWS_CREDENTIALS" for item in macie.call("ListManagedDataIdentifiers")["items"]) else ["none"])
    return made["customDataIdentifierId"]


def allow_story(macie, bucket):
    made = macie.call("CreateAllowList", clientToken="allow-1", name="test cards", criteria={"regex": "4111[ 0-9]+"})
    shown = macie.call("GetAllowList", id=made["id"])
    expect("the list is usable", (shown["status"]["code"], shown["criteria"]), ("OK", {"regex": "4111[ 0-9]+"}))
    words = macie.call("CreateAllowList", clientToken="allow-2", name="words", criteria={"s3WordsList": {"bucketName": bucket, "objectKey": "nowhere.txt"}})
    shown = macie.call("GetAllowList", id=words["id"])
    expect("a list without its object says so", (shown["status"]["code"], shown["criteria"]["s3WordsList"]), ("S3_OBJECT_NOT_FOUND", {"bucketName": bucket, "objectKey": "nowhere.txt"}))
    report("and in words", [] if "nowhere.txt" in shown["status"].get("description", "") else [str(shown["status"])])
    macie.call("UpdateAllowList", id=made["id"], name="test cards", description="cards of the tests", criteria={"regex": "4111[ 0-9]*"})
    macie.fails("ValidationException", 400, "UpdateAllowList", id=made["id"], name="x", criteria={"s3WordsList": {"bucketName": bucket, "objectKey": "a"}})
    page = macie.call("ListAllowLists", maxResults=1)
    rest = macie.call("ListAllowLists", maxResults=1, nextToken=page["nextToken"])
    expect("lists come in pages", [item["name"] for item in page["allowLists"] + rest["allowLists"]], ["test cards", "words"])
    macie.call("DeleteAllowList", id=words["id"])
    macie.fails("ResourceNotFoundException", 404, "GetAllowList", id=words["id"])
    return made["id"]


def job_story(macie, bucket, identifier, allow):
    where = {"bucketDefinitions": [{"accountId": "111122223333", "buckets": [bucket]}]}
    macie.fails("ValidationException", 400, "CreateClassificationJob", clientToken="j0", jobType="SCHEDULED", name="no days", s3JobDefinition=where)
    macie.fails("ValidationException", 400, "CreateClassificationJob", clientToken="j0", jobType="ONE_TIME", name="nothing", s3JobDefinition={})
    macie.fails("ValidationException", 400, "CreateClassificationJob", clientToken="j0", jobType="ONE_TIME", name="none", s3JobDefinition=where, managedDataIdentifierSelector="NONE")
    macie.fails("ValidationException", 400, "CreateClassificationJob", clientToken="j0", jobType="ONE_TIME", name="unknown", s3JobDefinition=where,
                managedDataIdentifierSelector="INCLUDE", managedDataIdentifierIds=["NO_SUCH"])
    job = macie.call("CreateClassificationJob", clientToken="j1", jobType="ONE_TIME", name="all of it", s3JobDefinition=where, managedDataIdentifierSelector="ALL",
                     customDataIdentifierIds=[identifier], allowListIds=[allow], samplingPercentage=100, tags={"team": "security"})
    again = macie.call("CreateClassificationJob", clientToken="j1", jobType="ONE_TIME", name="all of it", s3JobDefinition=where, managedDataIdentifierSelector="ALL")
    expect("the same token is the same job", again["jobId"], job["jobId"])
    until("the job completes", lambda: macie.call("DescribeClassificationJob", jobId=job["jobId"])["jobStatus"] == "COMPLETE")
    macie.fails("ValidationException", 400, "UpdateClassificationJob", jobId=job["jobId"], jobStatus="USER_PAUSED")
    daily = macie.call("CreateClassificationJob", clientToken="j2", jobType="SCHEDULED", name="daily", scheduleFrequency={"dailySchedule": {}},
                       s3JobDefinition={"bucketCriteria": {"includes": {"and": [{"tagCriterion": {"comparator": "EQ", "tagValues": [{"key": "owner", "value": "security"}, {"key": "stage"}]}}]}}})
    macie.call("UpdateClassificationJob", jobId=daily["jobId"], jobStatus="USER_PAUSED")
    paused = macie.call("DescribeClassificationJob", jobId=daily["jobId"])
    report("a paused job says until when", [] if paused["jobStatus"] == "USER_PAUSED" and "jobExpiresAt" in paused["userPausedDetails"] else [str(paused)])
    macie.call("UpdateClassificationJob", jobId=daily["jobId"], jobStatus="RUNNING")
    expect("resumed, it waits for its day", macie.call("DescribeClassificationJob", jobId=daily["jobId"])["jobStatus"], "IDLE")
    listed = macie.call("ListClassificationJobs", filterCriteria={"includes": [{"comparator": "EQ", "key": "jobType", "values": ["SCHEDULED"]}]},
                        sortCriteria={"attributeName": "name", "orderBy": "ASC"})
    expect("jobs are filtered", [item["name"] for item in listed["items"]], ["daily"])
    coverage = macie.call("DescribeBuckets", criteria={"bucketName": {"eq": [bucket]}})["buckets"][0]
    expect("the bucket is covered", (coverage["jobDetails"]["isMonitoredByJob"], coverage["jobDetails"]["lastJobId"]), ("TRUE", job["jobId"]))
    macie.call("UpdateClassificationJob", jobId=daily["jobId"], jobStatus="CANCELLED")
    macie.fails("ValidationException", 400, "UpdateClassificationJob", jobId=daily["jobId"], jobStatus="RUNNING")
    macie.fails("ResourceNotFoundException", 404, "DescribeClassificationJob", jobId="0" * 32)
    return job["jobId"]


def refusal_story(macie, s3, bucket):
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::" + bucket,
                                                     "Condition": {"ArnLike": {"aws:PrincipalArn": "*/AWSServiceRoleForAmazonMacie"}}}]}
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    refused = macie.call("DescribeBuckets", criteria={"bucketName": {"eq": [bucket]}})["buckets"][0]
    expect("a bucket that refuses Macie says so", (refused["errorCode"], refused["versioning"], "objectCount" in refused), ("ACCESS_DENIED", False, False))
    s3.delete_bucket_policy(Bucket=bucket)
    seen = macie.call("DescribeBuckets", criteria={"bucketName": {"eq": [bucket]}})["buckets"][0]
    expect("and no longer when it does not", ("errorCode" in seen, seen["objectCount"] > 0), (False, True))


def finding_story(macie, bucket, job):
    ids = macie.call("ListFindings", findingCriteria={"criterion": {"classificationDetails.jobId": {"eq": [job]}}})["findingIds"]
    findings = {f["resourcesAffected"]["s3Object"]["key"]: f for f in macie.call("GetFindings", findingIds=ids)["findings"]}
    expect("what is found, without the allowed card", {key: f["type"].split("/")[1] for key, f in findings.items()},
           {"apikeys.txt": "CustomIdentifier", "credentials.txt": "Credentials", "employee.txt": "Personal"})
    expect("the custom severity", findings["apikeys.txt"]["severity"], {"description": "Low", "score": 1})
    places = findings["credentials.txt"]["classificationDetails"]["result"]["sensitiveData"][0]["detections"][0]
    expect("counts and places", (places["type"], places["count"], places["occurrences"]["lineRanges"]), ("AWS_CREDENTIALS", 1, [{"end": 3, "start": 3, "startColumn": 25}]))
    report("never the data", [] if "wJalrXUtnFEMI" not in str(findings) and "example-key" not in str(findings) else ["a value is in a finding"])
    groups = macie.call("GetFindingStatistics", groupBy="severity.description")["countsByGroup"]
    expect("statistics count", {group["groupKey"]: group["count"] for group in groups}, {"Low": 1, "High": 1, "Medium": 1})
    rule = macie.call("CreateFindingsFilter", name="samples of one type", action="ARCHIVE", findingCriteria={"criterion": {"type": {"eq": [POLICY]}, "sample": {"eq": ["true"]}}})
    macie.fails("ConflictException", 409, "CreateFindingsFilter", name="samples of one type", action="NOOP", findingCriteria={"criterion": {}})
    macie.call("CreateSampleFindings")
    samples = macie.call("ListFindings", findingCriteria={"criterion": {"sample": {"eq": ["true"]}}}, maxResults=50)["findingIds"]
    shown = macie.call("GetFindings", findingIds=samples)["findings"]
    expect("a sample of each type", len({f["type"] for f in shown if f["sample"]}), 11)
    expect("one of them archived", [f["type"] for f in shown if f["archived"]], [POLICY])
    macie.call("UpdateFindingsFilter", id=rule["id"], name="renamed rule", position=1)
    expect("the rule is renamed", [item["name"] for item in macie.call("ListFindingsFilters")["findingsFilterListItems"]], ["renamed rule"])
    expect("and keeps its criteria", macie.call("GetFindingsFilter", id=rule["id"])["findingCriteria"]["criterion"]["type"], {"eq": [POLICY]})
    macie.call("DeleteFindingsFilter", id=rule["id"])
    macie.fails("ResourceNotFoundException", 404, "GetFindingsFilter", id=rule["id"])
    page = macie.call("ListFindings", maxResults=10, sortCriteria={"attributeName": "createdAt", "orderBy": "ASC"})
    report("findings come in pages", [] if len(page["findingIds"]) == 10 and page["nextToken"] else [str(page)])
    macie.fails("ValidationException", 400, "GetFindings", findingIds=[str(n) for n in range(51)])


def main(endpoint, key, secret, region, bucket, console_key, console_secret):
    def plain(service, key, secret):
        settings = Config(retries={"max_attempts": 1}, connect_timeout=10, read_timeout=60, s3={"addressing_style": "path"})
        return session_module.get_session().create_client(
            service, region_name=region, endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret, config=settings)

    def client(key, secret):
        return JsonCaller(plain("macie2", key, secret))

    macie = client(key, secret)
    session_story(macie)
    identifier = identifier_story(macie)
    allow = allow_story(macie, bucket)
    refusal_story(macie, plain("s3", key, secret), bucket)
    finding_story(macie, bucket, job_story(macie, bucket, identifier, allow))
    client(console_key, console_secret).fails("AccessDeniedException", 403, "DisableMacie")
    macie.call("DisableMacie")
    macie.fails("AccessDeniedException", 403, "GetMacieSession")
    sys.exit(1 if conformance.failures else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
