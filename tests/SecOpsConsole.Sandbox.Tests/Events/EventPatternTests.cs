using System.Text.Json;
using SecOpsConsole.Sandbox.Events.Patterns;

namespace SecOpsConsole.Sandbox.Tests.Events;

public sealed class EventPatternTests
{
    private const string Event = """
        {
          "source": "aws.s3", "detail-type": "AWS API Call via CloudTrail", "resources": ["arn:aws:s3:::payroll", "arn:aws:s3:::invoices"],
          "detail": {
            "eventName": "PutBucketPolicy", "readOnly": false, "errorCode": null, "count": 7, "price": 3.0, "big": 300,
            "sourceIPAddress": "10.1.2.3", "ip6": "2001:db8::7", "path": "logs/2026/november.csv", "empty": [], "nested": { "a": { "b": "c" } },
            "list": [ { "k": "x", "v": 1 }, { "k": "y", "v": 2 } ]
          }
        }
        """;

    [Theory]
    [InlineData("""{"source":["aws.s3"]}""", true)]
    [InlineData("""{"source":["aws.ec2","aws.s3"]}""", true)]
    [InlineData("""{"source":["AWS.S3"]}""", false)]
    [InlineData("""{"source":["aws.s3"],"detail":{"eventName":["DeleteBucketPolicy"]}}""", false)]
    [InlineData("""{"resources":["arn:aws:s3:::invoices"]}""", true)]
    [InlineData("""{"resources":[{"suffix":":::audit"}]}""", false)]
    [InlineData("""{"detail":{"readOnly":[false]}}""", true)]
    [InlineData("""{"detail":{"readOnly":["false"]}}""", false)]
    [InlineData("""{"detail":{"errorCode":[null]}}""", true)]
    [InlineData("""{"detail":{"missing":[null]}}""", false)]
    [InlineData("""{"detail":{"count":[7]}}""", true)]
    [InlineData("""{"detail":{"big":[300.0]}}""", false)]
    [InlineData("""{"detail":{"big":[3e2]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"prefix":"PutBucket"}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"prefix":"putbucket"}]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"prefix":{"equals-ignore-case":"putbucket"}}]}}""", true)]
    [InlineData("""{"detail":{"path":[{"suffix":".csv"}]}}""", true)]
    [InlineData("""{"detail":{"path":[{"suffix":{"equals-ignore-case":".CSV"}}]}}""", true)]
    [InlineData("""{"detail":{"count":[{"prefix":"7"}]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"equals-ignore-case":"putbucketpolicy"}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"anything-but":"PutBucketPolicy"}]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"anything-but":["PutBucketAcl","PutObject"]}]}}""", true)]
    [InlineData("""{"detail":{"count":[{"anything-but":[7,8]}]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"anything-but":{"prefix":"Put"}}]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"anything-but":{"suffix":["Acl","Encryption"]}}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"anything-but":{"wildcard":"*Bucket*"}}]}}""", false)]
    [InlineData("""{"detail":{"missing":[{"anything-but":"x"}]}}""", false)]
    [InlineData("""{"detail":{"count":[{"numeric":["=",7]}]}}""", true)]
    [InlineData("""{"detail":{"price":[{"numeric":["=",3]}]}}""", true)]
    [InlineData("""{"detail":{"count":[{"numeric":[">",0,"<=",7]}]}}""", true)]
    [InlineData("""{"detail":{"count":[{"numeric":[">",7,"<",9]}]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"numeric":[">",0]}]}}""", false)]
    [InlineData("""{"detail":{"eventName":[{"exists":true}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"exists":false}]}}""", false)]
    [InlineData("""{"detail":{"missing":[{"exists":false}]}}""", true)]
    [InlineData("""{"detail":{"missing":{"deeper":[{"exists":false}]}}}""", true)]
    [InlineData("""{"detail":{"nested":[{"exists":true}]}}""", false)]
    [InlineData("""{"detail":{"empty":[{"exists":true}]}}""", false)]
    [InlineData("""{"detail":{"sourceIPAddress":[{"cidr":"10.1.0.0/16"}]}}""", true)]
    [InlineData("""{"detail":{"sourceIPAddress":[{"cidr":"10.1.2.99/24"}]}}""", true)]
    [InlineData("""{"detail":{"sourceIPAddress":[{"cidr":"10.2.0.0/16"}]}}""", false)]
    [InlineData("""{"detail":{"ip6":[{"cidr":"2001:db8::/32"}]}}""", true)]
    [InlineData("""{"detail":{"eventName":[{"cidr":"10.0.0.0/8"}]}}""", false)]
    [InlineData("""{"detail":{"path":[{"wildcard":"logs/*/november.*"}]}}""", true)]
    [InlineData("""{"detail":{"path":[{"wildcard":"logs/*/december.*"}]}}""", false)]
    [InlineData("""{"detail":{"path":[{"wildcard":"*"}]}}""", true)]
    [InlineData("""{"detail":{"path":[{"wildcard":"logs\\*"}]}}""", false)]
    [InlineData("""{"detail":{"nested":{"a":{"b":["c"]}}}}""", true)]
    [InlineData("""{"detail":{"nested":{"a":["c"]}}}""", false)]
    [InlineData("""{"detail":{"list":{"k":["y"],"v":[2]}}}""", true)]
    [InlineData("""{"detail":{"list":{"k":["x"],"v":[2]}}}""", false)]
    [InlineData("""{"detail":{"$or":[{"count":[9]},{"eventName":["PutBucketPolicy"]}]}}""", true)]
    [InlineData("""{"detail":{"$or":[{"count":[9]},{"eventName":["PutBucketAcl"]}]}}""", false)]
    [InlineData("""{"$or":[{"source":["aws.ec2"]},{"detail":{"count":[7]}}],"detail":{"readOnly":[true]}}""", false)]
    public void A_pattern_matches_as_EventBridge_documents_it(string pattern, bool expected)
    {
        var parsed = EventPattern.Parse(pattern, out var reason);
        Assert.True(parsed is not null, reason);
        using var document = JsonDocument.Parse(Event);
        Assert.Equal(expected, parsed.Matches(document.RootElement));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"source":"aws.s3"}""")]
    [InlineData("""{"source":[]}""")]
    [InlineData("""{"source":[["aws.s3"]]}""")]
    [InlineData("""{"source":["a"],"source":["b"]}""")]
    [InlineData("""{"detail":{}}""")]
    [InlineData("""{"source":[{"startswith":"aws"}]}""")]
    [InlineData("""{"source":[{"prefix":"a","suffix":"b"}]}""")]
    [InlineData("""{"source":[{"prefix":1}]}""")]
    [InlineData("""{"source":[{"exists":"true"}]}""")]
    [InlineData("""{"source":[{"anything-but":[]}]}""")]
    [InlineData("""{"source":[{"anything-but":null}]}""")]
    [InlineData("""{"source":[{"anything-but":{"prefix":""}}]}""")]
    [InlineData("""{"source":[{"anything-but":{"numeric":["=",1]}}]}""")]
    [InlineData("""{"source":[{"numeric":["=","1"]}]}""")]
    [InlineData("""{"source":[{"numeric":["~",1]}]}""")]
    [InlineData("""{"source":[{"numeric":["<",9,">",1]}]}""")]
    [InlineData("""{"source":[{"numeric":["<",5000000001]}]}""")]
    [InlineData("""{"source":[{"cidr":"10.0.0.0"}]}""")]
    [InlineData("""{"source":[{"cidr":"10.0.0.0/33"}]}""")]
    [InlineData("""{"source":[{"wildcard":"a**b"}]}""")]
    [InlineData("""{"source":[{"wildcard":"a\\b"}]}""")]
    [InlineData("""{"$or":[{"source":["a"]}]}""")]
    [InlineData("""{"$or":{"source":["a"]}}""")]
    public void A_pattern_that_EventBridge_refuses_is_refused_with_a_reason(string pattern)
    {
        Assert.Null(EventPattern.Parse(pattern, out var reason));
        Assert.False(string.IsNullOrWhiteSpace(reason));
    }

    [Fact]
    public async Task A_hostile_wildcard_is_not_slow()
    {
        var pattern = EventPattern.Parse($$"""{"source":[{"wildcard":"{{string.Concat(Enumerable.Repeat("*a", 400))}}*b"}]}""", out _)!;
        var text = new string('a', 200_000);
        using var document = JsonDocument.Parse($$"""{"source":"{{text}}"}""");
        var matching = Task.Run(() => pattern.Matches(document.RootElement));
        Assert.False(await matching.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
