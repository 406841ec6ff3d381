using System.Text;
using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Front.Signing;
using SecOpsConsole.Sandbox.S3.Buckets;
using static SecOpsConsole.Sandbox.S3.S3Xml;

namespace SecOpsConsole.Sandbox.S3.Objects;

/// <summary>ListObjectsV2: keys and common prefixes in one order, in pages.</summary>
internal static class ListObjects
{
    public static AwsResponse Handle(S3Call call)
    {
        var query = call.Request.Query;
        var max = 1000;
        if (query.TryGetValue("max-keys", out var given) && (!int.TryParse(given, out max) || max < 0))
        {
            return S3Errors.InvalidArgument("max-keys", given, "Provided max-keys not an integer or within integer range");
        }

        max = Math.Min(max, 1000);
        var prefix = query.GetValueOrDefault("prefix", "");
        var delimiter = query.GetValueOrDefault("delimiter", "");
        var after = query.GetValueOrDefault("start-after", "");
        if (query.TryGetValue("continuation-token", out var token))
        {
            after = Encoding.UTF8.GetString(Convert.FromHexString(IsHex(token) ? token : ""));
        }

        var entries = Entries(call, prefix, delimiter, after).Take(max + 1).ToList();
        return AwsResponse.Xml(Page(call, entries, max, prefix, delimiter));
    }

    /// <summary>One entry per key or common prefix, behind the marker.</summary>
    private static IEnumerable<(string Name, ObjectRecord? Item)> Entries(S3Call call, string prefix, string delimiter, string after) =>
        call.World.S3.Objects(call.Path.Bucket)
            .Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(item =>
            {
                var end = delimiter.Length == 0 ? -1 : item.Key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
                return end < 0 ? (Name: item.Key, Item: item) : (Name: item.Key[..(end + delimiter.Length)], Item: (ObjectRecord?)null);
            })
            .DistinctBy(entry => entry.Name)
            .Where(entry => string.CompareOrdinal(entry.Name, after) > 0);

    private static XElement Page(S3Call call, List<(string Name, ObjectRecord? Item)> entries, int max, string prefix, string delimiter)
    {
        var isUrl = call.Request.Query.GetValueOrDefault("encoding-type") == "url";
        var withOwner = call.Request.Query.GetValueOrDefault("fetch-owner") == "true";
        string Show(string key) => isUrl ? CanonicalRequest.Encode(Encoding.UTF8.GetBytes(key), keepSlash: true) : key;
        var page = entries.Take(max).ToList();
        var isTruncated = entries.Count > max && max > 0;
        return Element("ListBucketResult",
            Element("Name", call.Path.Bucket),
            Element("Prefix", Show(prefix)),
            call.Request.Query.TryGetValue("start-after", out var start) ? Element("StartAfter", Show(start)) : null,
            call.Request.Query.TryGetValue("continuation-token", out var token) ? Element("ContinuationToken", token) : null,
            isTruncated ? Element("NextContinuationToken", Convert.ToHexString(Encoding.UTF8.GetBytes(page[^1].Name))) : null,
            Element("KeyCount", page.Count),
            Element("MaxKeys", max),
            delimiter.Length > 0 ? Element("Delimiter", Show(delimiter)) : null,
            isUrl ? Element("EncodingType", "url") : null,
            Element("IsTruncated", isTruncated),
            page.Where(entry => entry.Item is not null).Select(entry => Element("Contents",
                Element("Key", Show(entry.Name)),
                Element("LastModified", Time(entry.Item!.ModifiedUtc)),
                Element("ETag", entry.Item.ETag),
                Element("Size", entry.Item.Size),
                withOwner ? BucketAcl.Owner(call.Bucket.OwnerAccount) : null,
                Element("StorageClass", "STANDARD"))),
            page.Where(entry => entry.Item is null).Select(entry => Element("CommonPrefixes", Element("Prefix", Show(entry.Name)))));
    }

    private static bool IsHex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);
}
