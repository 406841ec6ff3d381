using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Policies;

/// <summary>
/// The canonical form behind the fingerprints. A policy is a set of grants, one for each principal of each statement; each part is
/// written with its length in front, so that no text can imitate another structure.
/// </summary>
internal static class CanonicalForm
{
    private const int HexDigits = 32;

    public static string Hash(PolicyDocument document)
    {
        var grants = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var statement in document.Statements)
        {
            var body = Body(document, statement);
            if (statement.Principal is { IsNegated: false } principal)
            {
                foreach (var entry in principal.Entries)
                {
                    grants.Add(Digest([PrincipalText(entry), body]));
                }
            }
            else
            {
                grants.Add(Digest([.. PrincipalTexts(statement), body]));
            }
        }

        return Digest(grants);
    }

    public static string Hash(PolicyDocument document, Statement statement) => statement.IsValid
        ? Digest([.. PrincipalTexts(statement), Body(document, statement)])
        : Digest(["invalid", document.Text.Substring(statement.Span.Start, statement.Span.Length)]);

    /// <summary>Everything but the principals.</summary>
    private static string Body(PolicyDocument document, Statement statement)
    {
        List<string> parts =
        [
            // Variables are text in the older language version, so the same words can mean something else.
            document.Version ?? "2008-10-17",
            statement.Effect.ToString(),
            statement.Principal is { IsNegated: true } ? "NotPrincipal" : "Principal",
            Set(statement.Actions.IsNegated ? "NotAction" : "Action", statement.Actions.Patterns.Select(static action => action.ToLowerInvariant())),
            Set(statement.Resources.IsNegated ? "NotResource" : "Resource", statement.Resources.Patterns),
            Set("Condition", statement.Condition.Entries.Select(ConditionText)),
        ];
        return Digest(parts);
    }

    private static IEnumerable<string> PrincipalTexts(Statement statement) =>
        statement.Principal?.Entries.Select(PrincipalText).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();

    private static string PrincipalText(PrincipalEntry entry)
    {
        // S3 prints an account id back as the ARN of the account's root, in the partition of the bucket.
        var value = entry.Type == PrincipalType.Aws && Arn.IsRoot(entry.Value, out var account) ? account : entry.Value;
        return $"{(int)entry.Type}:{value}";
    }

    private static string ConditionText(ConditionEntry entry) => Set(OperatorText(entry) + "\0" + entry.NormalKey, entry.Values);

    /// <summary>ArnEquals and ArnLike are documented to behave identically.</summary>
    private static string OperatorText(ConditionEntry entry) => entry.Operator.Kind switch
    {
        ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnNotEquals => entry.OperatorName.Replace("Equals", "Like", StringComparison.Ordinal),
        _ => entry.OperatorName,
    };

    private static string Set(string name, IEnumerable<string> members) =>
        Digest(members.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Prepend(name));

    private static string Digest(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexDigits];
    }
}
