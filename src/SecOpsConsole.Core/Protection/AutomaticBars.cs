using System.Globalization;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Protection;

/// <summary>
/// Why automatic mode does not act on a bucket whatever its mode says: what the bucket is, and what manages it. A person may override
/// exactly that, with a reason; what is found later bars it anew.
/// </summary>
internal static class AutomaticBars
{
    /// <summary>As the store knows the bucket, for its page.</summary>
    public static IReadOnlyList<string> Of(Bucket bucket, DateTime nowUtc) =>
        [.. new[] { Protected(bucket, Known(bucket)), Managed(bucket, nowUtc) }.OfType<string>()];

    /// <summary>Null when it is in no protected class, or a person overrode all of them.</summary>
    public static string? Protected(Bucket bucket, IReadOnlyList<ProtectedBy> classes)
    {
        var overridden = Overridden(bucket);
        return classes.FirstOrDefault(found => !overridden.Contains(found.Class.ToString())) is { } bar
            ? $"This bucket is protected ({Word(bar.Class)}): automatic mode does not act on it. {bar.Why}"
            : null;
    }

    /// <summary>Null when no tool manages it, or a person overrode exactly that tool.</summary>
    public static string? Managed(Bucket bucket, DateTime nowUtc) =>
        IsManaged(bucket, nowUtc) && !Overridden(bucket).Contains(Key(bucket.ManagedBy!))
            ? $"{IacTools.Warning(bucket.ManagedBy!)} {bucket.ManagedWho ?? "Somebody"} last changed it with {bucket.ManagedBy} at {bucket.ManagedUtc!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC."
            : null;

    public static bool IsManaged(Bucket bucket, DateTime nowUtc) => IacTools.Of(bucket, nowUtc) is not null;

    /// <summary>What stands against automatic mode counts again.</summary>
    public static void Respect(Bucket bucket) => (bucket.OverrideOf, bucket.OverriddenBy, bucket.OverriddenUtc, bucket.OverrideReason) = (null, null, null, null);

    /// <summary>A person says that automatic mode may act in spite of everything that bars it now.</summary>
    public static void Override(Bucket bucket, IReadOnlyList<ProtectedBy> classes, string who, string reason, DateTime nowUtc)
    {
        var keys = classes.Select(found => found.Class.ToString());
        bucket.OverrideOf = string.Join(',', bucket.ManagedBy is { } tool ? keys.Append(Key(tool)) : keys);
        (bucket.OverriddenBy, bucket.OverriddenUtc, bucket.OverrideReason) = (who, nowUtc, reason);
    }

    /// <summary>What a look found out, kept for the pages.</summary>
    public static void Keep(Bucket bucket, IReadOnlyList<ProtectedBy> classes) => (bucket.ProtectedAs, bucket.ProtectedWhy) = classes.Count == 0
        ? (null, null)
        : (string.Join(',', classes.Select(found => found.Class)), string.Join('\n', classes.Select(found => found.Why)));

    /// <summary>The classes as they were kept.</summary>
    public static IReadOnlyList<ProtectedBy> Known(Bucket bucket) => bucket is { ProtectedAs: { } names, ProtectedWhy: { } why }
        ? [.. names.Split(',').Zip(why.Split('\n'), (name, text) => new ProtectedBy(Enum.Parse<ProtectedClass>(name), text))]
        : [];

    public static string Word(ProtectedClass found) => found switch
    {
        ProtectedClass.LogDestination => "log destination",
        ProtectedClass.TerraformState => "state files",
        ProtectedClass.ControlTower => "Control Tower",
        ProtectedClass.AwsCreated => "made by AWS",
        ProtectedClass.Own => "our own",
    };

    private static string Key(string tool) => $"Iac:{tool}";

    private static HashSet<string> Overridden(Bucket bucket) => bucket.OverrideOf is { } keys ? [.. keys.Split(',')] : [];
}
