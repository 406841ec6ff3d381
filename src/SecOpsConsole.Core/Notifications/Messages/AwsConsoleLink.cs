namespace SecOpsConsole.Core.Notifications.Messages;

/// <summary>Addresses in AWS's own console, built from parts: a bucket's or an object's name is never taken as part of a URL as it is.</summary>
internal static class AwsConsoleLink
{
    /// <summary>The page of an object; the key may hold anything.</summary>
    public static string Object(string region, string bucket, string key) =>
        $"{Console(region)}/s3/object/{Uri.EscapeDataString(bucket)}?region={Uri.EscapeDataString(region)}&prefix={Uri.EscapeDataString(key)}";

    /// <summary>The page with the bucket's policy.</summary>
    public static string Policy(string region, string bucket) =>
        $"{Console(region)}/s3/buckets/{Uri.EscapeDataString(bucket)}?region={Uri.EscapeDataString(region)}&tab=permissions";

    private static string Console(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => $"https://{Uri.EscapeDataString(region)}.console.amazonaws.cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => $"https://{Uri.EscapeDataString(region)}.console.amazonaws-us-gov.com",
        _ => $"https://{Uri.EscapeDataString(region)}.console.aws.amazon.com",
    };
}
