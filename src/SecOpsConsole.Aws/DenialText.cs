using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>
/// Reads which layer denied a call. AWS tells it in the message of AccessDenied alone, in documented forms (IAM user guide, "Troubleshoot
/// access denied error messages"; S3 user guide, "Troubleshoot access denied errors"): this is the one place that reads a message. What
/// it does not know is Unexplained and changes only what is told to people: a denial is permanent whoever denies.
/// </summary>
internal static class DenialText
{
    private const string Explicit = "explicit deny in ";
    private const string Implicit = "because no ";

    /// <summary>The longer names first: "resource-based policy" must not be taken for another kind.</summary>
    private static readonly (string Words, DeniedBy By)[] s_kinds =
    [
        ("service control polic", DeniedBy.ServiceControlPolicy),
        ("resource control polic", DeniedBy.ResourceControlPolicy),
        ("vpc endpoint polic", DeniedBy.VpcEndpointPolicy),
        ("permissions boundar", DeniedBy.PermissionsBoundary),
        ("permission boundar", DeniedBy.PermissionsBoundary),
        ("session polic", DeniedBy.SessionPolicy),
        ("role trust polic", DeniedBy.RoleTrust),
        ("resource-based polic", DeniedBy.ResourcePolicy),
        ("identity-based polic", DeniedBy.IdentityPolicy),
    ];

    public static Denial Read(string? message)
    {
        var text = message is null ? "" : string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Layer(text) with { OfKey = text.Contains("perform: kms:", StringComparison.OrdinalIgnoreCase) };
    }

    private static Denial Layer(string text)
    {
        if (KindAfter(text, Explicit) is { } explicitly)
        {
            return new Denial(explicitly, IsExplicit: true);
        }
        if (text.Contains("Block Public Access", StringComparison.OrdinalIgnoreCase) || text.Contains("BlockPublicPolicy", StringComparison.OrdinalIgnoreCase)
            || text.Contains("BlockPublicAcls", StringComparison.OrdinalIgnoreCase))
        {
            return new Denial(DeniedBy.BlockPublicAccess, IsExplicit: true);
        }
        if (KindAfter(text, Implicit) is { } silently)
        {
            return new Denial(silently, IsExplicit: false);
        }
        return new Denial(text.Contains("perform: sts:AssumeRole", StringComparison.OrdinalIgnoreCase) ? DeniedBy.RoleTrust : DeniedBy.Unexplained, IsExplicit: false);
    }

    /// <summary>The kind that is named right after the words; the names of users and buckets come before them.</summary>
    private static DeniedBy? KindAfter(string text, string words)
    {
        var at = text.LastIndexOf(words, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }
        var rest = text.AsSpan(at + words.Length);
        DeniedBy? nearest = null;
        var least = int.MaxValue;
        foreach (var (name, by) in s_kinds)
        {
            var found = rest.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (found >= 0 && found < least)
            {
                (nearest, least) = (by, found);
            }
        }
        return nearest;
    }
}
