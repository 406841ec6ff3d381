using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>What a system said about a bucket's policy: a text, the certain absence of one, or something unreadable.</summary>
/// <param name="Status">Which of the three.</param>
/// <param name="Text">The policy, exactly as that system gave it; only with <see cref="PolicyTextStatus.Found"/>.</param>
public sealed record PolicyText(PolicyTextStatus Status, string? Text)
{
    /// <summary>The bucket is known to have no policy.</summary>
    public static PolicyText None { get; } = new(PolicyTextStatus.None, null);

    /// <summary>Nothing can be said. Never take this for "no policy".</summary>
    public static PolicyText Unreadable { get; } = new(PolicyTextStatus.Unreadable, null);

    /// <summary>
    /// AWS Config's form: the string under <c>supplementaryConfiguration.BucketPolicy</c>, which is
    /// <c>{"policyText":null}</c> or <c>{"policyText":"…"}</c>. An absent key (null here) means "not recorded", which is not
    /// "no policy": when the policy denies Config's role, the item lacks the key.
    /// </summary>
    /// <param name="supplementaryBucketPolicyJson">The value of the key, or null when the item has no such key.</param>
    public static PolicyText FromConfig(string? supplementaryBucketPolicyJson)
    {
        if (string.IsNullOrWhiteSpace(supplementaryBucketPolicyJson))
        {
            return Unreadable;
        }

        using var tape = new JsonTape(supplementaryBucketPolicyJson);
        if (JsonScanner.Scan(tape) is not null)
        {
            return Unreadable;
        }

        if (tape[0].Kind == JsonKind.String)
        {
            return FromConfig(tape.String(0));
        }

        return tape[0].Kind == JsonKind.Object ? PolicyTextOf(tape) : Unreadable;
    }

    /// <summary>
    /// CloudTrail's form: the raw JSON of <c>requestParameters.bucketPolicy</c>, an object or (rarely) a string that holds one.
    /// </summary>
    /// <param name="bucketPolicyJson">Raw JSON text, or null when the record has no such member.</param>
    public static PolicyText FromCloudTrail(string? bucketPolicyJson)
    {
        if (string.IsNullOrWhiteSpace(bucketPolicyJson))
        {
            return Unreadable;
        }

        using var tape = new JsonTape(bucketPolicyJson);
        if (JsonScanner.Scan(tape) is not null)
        {
            return Unreadable;
        }

        return tape[0].Kind switch
        {
            JsonKind.Object => new PolicyText(PolicyTextStatus.Found, bucketPolicyJson),
            JsonKind.String => new PolicyText(PolicyTextStatus.Found, tape.String(0)),
            _ => Unreadable,
        };
    }

    private static PolicyText PolicyTextOf(JsonTape tape)
    {
        if (tape.Duplicates.Count > 0)
        {
            return Unreadable;
        }

        for (var name = 1; name < tape[0].Next; name = tape[tape[name].Next].Next)
        {
            if (tape.Chars(name) is "policyText")
            {
                return tape[name + 1].Kind switch
                {
                    JsonKind.Null => None,
                    JsonKind.String => new PolicyText(PolicyTextStatus.Found, tape.String(name + 1)),
                    // Item events carry objects where the API carries strings.
                    JsonKind.Object => new PolicyText(PolicyTextStatus.Found, tape.Literal(name + 1).ToString()),
                    _ => Unreadable,
                };
            }
        }

        return Unreadable;
    }
}
