namespace SecOpsConsole.Fault.Tests.Stage;

/// <summary>The policies of these stories, for any bucket.</summary>
internal static class PolicyTexts
{
    public static string Good(string bucket) => Of(Team(bucket));

    /// <summary>Two edits in one put: a harmless new statement for the team, and one that lets everybody read.</summary>
    public static string Weak(string bucket) => Of(Team(bucket) + ",\n" + $$"""{"Sid":"WeakRead","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}""");

    /// <summary>Everybody may read, and nothing else is in it.</summary>
    public static string OnlyWeak(string bucket) => Of($$"""{"Sid":"WeakRead","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}""");

    /// <summary>Good as well, and another one.</summary>
    public static string FixedByHand(string bucket) => Of($$"""{"Sid":"FixedByHand","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/hand/*"}""");

    private static string Team(string bucket) =>
        $$"""{"Sid":"TeamRead","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}""";

    private static string Of(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";
}
