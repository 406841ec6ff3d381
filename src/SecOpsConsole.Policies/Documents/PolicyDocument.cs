using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>A bucket policy: parsed, with its original text kept, because a restore must be able to write back every byte.</summary>
/// <example>
/// <code>
/// var parsed = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}}""");
/// Console.WriteLine(parsed.Document!.Statements[0].Principal!.IsOpen); // True
/// </code>
/// </example>
public sealed class PolicyDocument
{
    /// <summary>S3's limit for a bucket policy, after its own normalisation.</summary>
    public const int MaximumPolicyLength = 20 * 1024;

    /// <summary>Texts longer than this are not read at all.</summary>
    public const int MaximumTextLength = 256 * 1024;

    internal PolicyDocument()
    {
    }

    /// <summary>The text exactly as it was given, byte order mark included.</summary>
    public required string Text { get; init; }

    /// <summary>The Version element; null means 2008-10-17.</summary>
    public string? Version { get; init; }

    /// <summary><c>${…}</c> is a variable; in the older Version it is text like any other.</summary>
    internal bool VariablesApply => Version == "2012-10-17";

    /// <summary>The Id element: a label.</summary>
    public string? Id { get; init; }

    /// <summary>The statements in their written order; a single object counts as a list of one.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>Every reason why S3 would refuse the text, those of the statements included.</summary>
    public required IReadOnlyList<PolicyError> Errors { get; init; }

    /// <summary>True when S3's grammar has no objection.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>
    /// Reads a policy. Never throws. One byte order mark is skipped, escapes are decoded before anything is compared, repeated
    /// names make their statement invalid, and nesting and size are bounded.
    /// </summary>
    /// <param name="text">The policy: the text of GetBucketPolicy, or CloudTrail's <c>requestParameters.bucketPolicy</c> (an object, or a string that holds one).</param>
    public static PolicyParseResult Parse(string text)
    {
        if (text is null)
        {
            return Unusable("There is no text.");
        }

        if (text.Length > MaximumTextLength)
        {
            return Unusable($"The text has {text.Length:N0} characters; more than {MaximumTextLength:N0} are not read. A bucket policy has at most 20 KB.");
        }

        using var tape = new JsonTape(text);
        var problem = JsonScanner.Scan(tape);
        if (problem is not null)
        {
            return new PolicyParseResult(null, [problem.ToError(tape)]);
        }

        return tape[0].Kind switch
        {
            JsonKind.Object => new DocumentReader(tape).Read(),
            JsonKind.String => ParseInner(tape),
            _ => Unusable("A bucket policy is a JSON object."),
        };
    }

    /// <summary>CloudTrail and Config may wrap the policy in a JSON string; one such layer is taken off.</summary>
    private static PolicyParseResult ParseInner(JsonTape outer)
    {
        var text = outer.String(0);
        using var tape = new JsonTape(text);
        var problem = JsonScanner.Scan(tape);
        if (problem is not null)
        {
            return new PolicyParseResult(null, [problem.ToError(tape)]);
        }

        return tape[0].Kind == JsonKind.Object ? new DocumentReader(tape).Read() : Unusable("A bucket policy is a JSON object.");
    }

    private static PolicyParseResult Unusable(string message) => new(null, [new PolicyError("$", message)]);
}
