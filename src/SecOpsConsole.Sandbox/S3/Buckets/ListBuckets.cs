using SecOpsConsole.Sandbox.Front;
using static SecOpsConsole.Sandbox.S3.S3Xml;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>The caller's account's buckets, in pages when max-buckets asks for them; their Regions only for a request with a parameter, as S3 does it.</summary>
internal static class ListBuckets
{
    private static readonly string[] s_parameters = ["max-buckets", "prefix", "bucket-region", "continuation-token"];

    public static AwsResponse Handle(S3Call call)
    {
        var query = call.Request.Query;
        var max = 10_000;
        if (query.TryGetValue("max-buckets", out var given) && (!int.TryParse(given, out max) || max is < 1 or > 10_000))
        {
            return S3Errors.InvalidArgument("max-buckets", given, "Argument max-buckets must be an integer between 1 and 10000");
        }

        var prefix = query.GetValueOrDefault("prefix");
        var found = call.World.S3.All()
            .Where(bucket => bucket.OwnerAccount == call.Request.Caller.AccountId)
            .Where(bucket => prefix is null || bucket.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(bucket => !query.TryGetValue("bucket-region", out var region) || bucket.Region == region)
            .Where(bucket => !query.TryGetValue("continuation-token", out var token) || string.CompareOrdinal(bucket.Name, token) > 0)
            .Take(max + 1).ToList();
        var page = found.Take(max).ToList();
        var tellsRegion = s_parameters.Any(query.ContainsKey);
        return AwsResponse.Xml(Element("ListAllMyBucketsResult",
            BucketAcl.Owner(call.Request.Caller.AccountId),
            Element("Buckets", page.Select(bucket => Element("Bucket",
                Element("Name", bucket.Name),
                Element("CreationDate", Time(bucket.CreatedUtc)),
                tellsRegion ? Element("BucketRegion", bucket.Region) : null))),
            prefix is null ? null : Element("Prefix", prefix),
            found.Count > max ? Element("ContinuationToken", page[^1].Name) : null));
    }
}
