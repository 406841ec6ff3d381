namespace SecOpsConsole.E2E.Tests;

/// <summary>The two policies of the first seed's story, for any bucket.</summary>
internal static class Policies
{
    public static string Restrictive(string bucket) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"TeamRead","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{bucket}}}/*"}]}""";

    public static string Weak(string bucket) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"WeakRead","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{bucket}}}/*"}]}""";
}
