using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Policies.Tests.Oracle;

/// <summary>Random bucket policies, rich in the forms that have fooled judges of policies.</summary>
internal sealed class RandomPolicies(int seed)
{
    public const string Owner = "111122223333";

    private static readonly string[] Accounts = [Owner, "444455556666", "777788889999"];

    private static readonly string[] Actions =
        ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:*", "*", "s3:Get*", "s3:DeleteObject", "S3:getobject", "s3:PutBucketPolicy", "s3:?etObject"];

    private static readonly string[] Resources =
        ["arn:aws:s3:::b/*", "arn:aws:s3:::b", "*", "arn:aws:s3:::b/hr/*", "arn:aws:s3:::b/a?c", "arn:aws:s3:::b*", "arn:aws:s3:::b/home/${aws:userid}/*"];

    private static readonly (string Key, string[] Values)[] Keys =
    [
        ("aws:PrincipalAccount", [Owner, "444455556666", "4444*", "*", "anonymous", "a*", "${aws:PrincipalAccount}", "${aws:ResourceAccount}"]),
        ("aws:PrincipalArn", ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::444455556666:role/*", "arn:aws:iam::*:role/app", "*", "arn:aws:iam::444455556666:user/x"]),
        ("aws:PrincipalOrgID", ["o-a1b2c3d4e5", "o-*", "*", "o-zz99yy88xx"]),
        ("aws:PrincipalOrgPaths", ["o-a1b2c3d4e5/r-ab12/", "o-a1b2c3d4e5/*", "o-*/r-ab12/", "*"]),
        ("aws:PrincipalType", ["AssumedRole", "User", "Anonymous", "*"]),
        ("aws:PrincipalIsAWSService", ["true", "false", "false"]),
        ("aws:PrincipalTag/team", ["data", "*"]),
        ("aws:userid", ["AIDAQ3EGRXKTEXAMPLE00", "AROAI1111111111111111:*", "*", "anonymous"]),
        ("aws:username", ["build", "*"]),
        ("aws:MultiFactorAuthPresent", ["true", "false"]),
        ("aws:SourceIp", ["203.0.113.0/24", "0.0.0.0/0", "128.0.0.0/1", "96.0.0.0/4", "2600::/31", "2001:db8::/48", "10.0.0.0/8", "::/0", "198.51.100.4"]),
        ("aws:SourceVpc", ["vpc-0a1b2c3d", "vpc-*", "*"]),
        ("aws:SourceVpce", ["vpce-1a2b3c4d", "vpce-1a2b3c4?", "${aws:SourceVpce}"]),
        ("aws:SourceArn", ["arn:aws:sns:us-east-1:111122223333:a", "arn:aws:sns:us-east-1:444455556666:a", "arn:aws:sns:*:*:*", "arn:aws:sns:*:111122223333:*", "*"]),
        ("aws:SourceAccount", [Owner, "444455556666", "*", "${aws:ResourceAccount}"]),
        ("aws:SourceOrgID", ["o-a1b2c3d4e5", "*"]),
        ("s3:DataAccessPointAccount", [Owner, "444455556666", "*"]),
        ("s3:DataAccessPointArn", ["arn:aws:s3:eu-west-1:111122223333:accesspoint/lake", "arn:aws:s3:eu-west-1:111122223333:accesspoint/*", "arn:aws:s3:*:*:accesspoint/*"]),
        ("aws:Referer", ["https://x/*", "https://y/"]),
        ("aws:UserAgent", ["Mozilla*"]),
        ("aws:SecureTransport", ["true", "false"]),
        ("aws:ResourceAccount", [Owner]),
        ("aws:ResourceOrgID", ["o-bucketorg01"]),
        ("s3:prefix", ["public/*"]),
        ("s3:x-amz-server-side-encryption-aws-kms-key-id", ["arn:aws:kms:eu-west-1:111122223333:key/a"]),
        ("s3:max-keys", ["10"]),
    ];

    private readonly Random _random = new(seed);

    public string Next() => JsonSerializer.Serialize(new JsonObject
    {
        ["Version"] = _random.Next(8) == 0 ? "2008-10-17" : "2012-10-17",
        ["Statement"] = new JsonArray([.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Statement())]),
    });

    /// <summary>A relative of a policy: some statements changed, dropped or added.</summary>
    public string Mutate(string policy)
    {
        var root = JsonNode.Parse(policy)!;
        var list = root["Statement"]!.AsArray();
        switch (_random.Next(5))
        {
            case 0:
                list.Add(Statement());
                break;
            case 1 when list.Count > 1:
                list.RemoveAt(_random.Next(list.Count));
                break;
            case 2:
                var statement = list[_random.Next(list.Count)]!.AsObject();
                statement.Remove("Condition");
                if (_random.Next(2) == 0 && Condition() is { } condition)
                {
                    statement["Condition"] = condition;
                }

                break;
            case 3:
                root["Version"] = (string)root["Version"]! == "2012-10-17" ? "2008-10-17" : "2012-10-17";
                break;
            default:
                var other = list[_random.Next(list.Count)]!.AsObject();
                other.Remove("NotAction");
                other["Action"] = Some(Actions);
                break;
        }

        return root.ToJsonString();
    }

    public JsonObject Statement()
    {
        var statement = new JsonObject { ["Effect"] = _random.Next(4) == 0 ? "Deny" : "Allow" };
        statement[_random.Next(12) == 0 ? "NotPrincipal" : "Principal"] = Principal();
        statement[_random.Next(10) == 0 ? "NotAction" : "Action"] = Some(Actions);
        statement[_random.Next(12) == 0 ? "NotResource" : "Resource"] = Some(Resources);
        if (_random.Next(4) != 0 && Condition() is { } condition)
        {
            statement["Condition"] = condition;
        }

        return statement;
    }

    private JsonNode Principal() => _random.Next(10) switch
    {
        < 4 => JsonValue.Create("*"),
        4 => new JsonObject { ["AWS"] = "*" },
        5 => new JsonObject { ["Service"] = Pick(["cloudtrail.amazonaws.com", "sns.amazonaws.com"]) },
        6 => new JsonObject { ["AWS"] = new JsonArray(Pick(Accounts), $"arn:aws:iam::{Pick(Accounts)}:role/app") },
        7 => new JsonObject { ["AWS"] = new JsonArray("*", Pick(Accounts)) },
        8 => new JsonObject { ["Federated"] = "accounts.google.com" },
        _ => new JsonObject { ["AWS"] = $"arn:aws:iam::{Pick(Accounts)}:root" },
    };

    private JsonObject? Condition()
    {
        var block = new JsonObject();
        for (var i = _random.Next(4); i > 0; i--)
        {
            var (key, values) = Pick(Keys);
            var op = Operator(key);
            if (block[op] is not JsonObject keys)
            {
                block[op] = keys = [];
            }

            keys[key] = op.EndsWith("Null", StringComparison.Ordinal) ? Pick(["true", "false"]) : Some(values);
        }

        return block.Count == 0 ? null : block;
    }

    private string Operator(string key)
    {
        if (_random.Next(8) == 0)
        {
            return "Null";
        }

        var core = key switch
        {
            "aws:SourceIp" => Pick(["IpAddress", "IpAddress", "IpAddress", "NotIpAddress", "StringLike"]),
            "aws:SecureTransport" or "aws:MultiFactorAuthPresent" or "aws:PrincipalIsAWSService" => "Bool",
            "s3:max-keys" => "NumericLessThanEquals",
            _ when key.EndsWith("Arn", StringComparison.Ordinal) => Pick(["ArnLike", "ArnEquals", "ArnNotLike", "StringLike", "StringEquals"]),
            _ => Pick(["StringEquals", "StringLike", "StringEquals", "StringLike", "StringNotEquals", "StringNotLike", "StringEqualsIgnoreCase"]),
        };
        var prefix = _random.Next(key.EndsWith("Paths", StringComparison.Ordinal) ? 3 : 12) switch { 0 => "ForAnyValue:", 1 => "ForAllValues:", _ => "" };
        return prefix + core + (_random.Next(8) == 0 ? "IfExists" : "");
    }

    private JsonNode Some(string[] values)
    {
        if (_random.Next(3) != 0)
        {
            return JsonValue.Create(Pick(values));
        }

        return new JsonArray([.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => (JsonNode)JsonValue.Create(Pick(values)))]);
    }

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
