namespace SecOpsConsole.Sandbox.World;

/// <summary>Policies that open a bucket, as people write them in a hurry.</summary>
internal static class WeakPolicies
{
    public static string PublicRead(string bucket) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"WeakRead","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}""";

    public static string PublicReadAndList(string bucket) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"WeakRead","Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::{{bucket}}","arn:aws:s3:::{{bucket}}/*"]}]}""";
}
