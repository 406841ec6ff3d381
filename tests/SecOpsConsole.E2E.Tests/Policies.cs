namespace SecOpsConsole.E2E.Tests;

/// <summary>The two policies of the first seed's story, for any bucket.</summary>
internal static class Policies
{
    public static string Restrictive(string bucket) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"TeamRead","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{bucket}}}/*"}]}""";

    public static string Weak(string bucket) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"WeakRead","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{bucket}}}/*"}]}""";

    /// <summary>The weak one, and everybody may write too.</summary>
    public static string Wider(string bucket) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"WeakRead","Effect":"Allow","Principal":"*","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{{bucket}}}/*"}]}""";

    /// <summary>One put with two edits: a harmless new statement for the team, and the weak one.</summary>
    public static string WeakBesideAnotherEdit(string bucket) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"TeamList","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::{{{bucket}}}"},{"Sid":"WeakRead","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{bucket}}}/*"}]}""";
}
