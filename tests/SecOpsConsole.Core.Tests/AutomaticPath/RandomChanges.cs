using System.Text.Json.Nodes;
using SecOpsConsole.Policies.Tests.Oracle;

namespace SecOpsConsole.Core.Tests.AutomaticPath;

/// <summary>Policies of a bucket and its relatives: the accepted one, what is put over it, and what is put over that.</summary>
internal sealed class RandomChanges(int seed)
{
    private readonly RandomPolicies _policies = new(seed);
    private readonly Random _random = new(seed);

    /// <summary>Often sound, sometimes weak, sometimes none.</summary>
    public string? First() => _random.Next(10) switch
    {
        < 5 => Sound,
        < 7 => null,
        _ => _policies.Next(),
    };

    /// <summary>Mostly the policy with a statement that lets everybody in; else a relative, or something quite different.</summary>
    public string After(string? before) => _random.Next(20) switch
    {
        < 10 => With(before ?? Sound, Open()),
        < 13 when before is not null => With(_policies.Mutate(before), Open()),
        < 16 when before is not null => _policies.Mutate(before),
        _ => _policies.Next(),
    };

    /// <summary>Lets everybody in where no block holds them back.</summary>
    public string Weak() => With(Sound, Open());

    private JsonObject Open() => new()
    {
        ["Effect"] = "Allow",
        ["Principal"] = _random.Next(2) == 0 ? "*" : new JsonObject { ["AWS"] = "*" },
        ["Action"] = _random.Next(3) switch { 0 => "s3:*", 1 => "s3:PutObject", _ => "s3:GetObject" },
        ["Resource"] = _random.Next(4) == 0 ? "arn:aws:s3:::b/hr/*" : "arn:aws:s3:::b/*",
    };

    private static string With(string policy, JsonObject statement)
    {
        var root = JsonNode.Parse(policy)!;
        root["Statement"]!.AsArray().Add(statement);
        return root.ToJsonString();
    }

    /// <summary>Nobody but the account itself.</summary>
    public const string Sound =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Team","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]}]}""";
}
