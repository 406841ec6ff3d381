namespace SecOpsConsole.Policies;

/// <summary>Names resources: "all objects of acme-web", "objects under hr/ of acme-web".</summary>
internal static class ResourceText
{
    public static string Of(IReadOnlyList<string> patterns, bool areExceptions)
    {
        if (areExceptions)
        {
            return $"everything except {WhoText.Join(Names(patterns))}";
        }

        return patterns.Contains("*") ? "everything" : WhoText.Join(Names(patterns));
    }

    private static IEnumerable<string> Names(IReadOnlyList<string> patterns)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var bucket = pattern.EndsWith("/*", StringComparison.Ordinal) ? pattern[..^2] : pattern;
            var whole = patterns.Contains(bucket) && patterns.Contains(bucket + "/*") && TryBucket(bucket, out var name, out var key) && key.Length == 0
                ? $"the bucket {name} and all its objects"
                : null;
            if (done.Add(whole ?? pattern))
            {
                yield return whole ?? One(pattern);
            }
        }
    }

    private static string One(string pattern)
    {
        if (!TryBucket(pattern, out var bucket, out var key) || bucket.AsSpan().ContainsAny('*', '?'))
        {
            return Json.VisibleText.Of(pattern);
        }

        key = Json.VisibleText.Of(key);
        return key switch
        {
            "" => $"the bucket {bucket}",
            "*" => $"all objects of {bucket}",
            _ when key.EndsWith('*') && !key.AsSpan(0, key.Length - 1).ContainsAny('*', '?') => $"objects under {key[..^1]} of {bucket}",
            _ when key.AsSpan().ContainsAny('*', '?') => $"objects matching {key} of {bucket}",
            _ => $"the object {key} of {bucket}",
        };
    }

    private static bool TryBucket(string pattern, out string bucket, out string key)
    {
        bucket = key = "";
        if (!Arn.TryParse(pattern, out var arn) || arn.Service is not "s3" || !arn.Region.IsEmpty || !arn.Account.IsEmpty)
        {
            return false;
        }

        var resource = Json.VisibleText.Of(arn.Resource.ToString());
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        bucket = slash < 0 ? resource : resource[..slash];
        key = slash < 0 ? "" : resource[(slash + 1)..];
        return true;
    }
}
