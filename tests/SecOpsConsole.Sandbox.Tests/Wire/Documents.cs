namespace SecOpsConsole.Sandbox.Tests.Wire;

/// <summary>Policies and bodies that several tests speak of.</summary>
internal static class Documents
{
    public static string Weak(string bucket) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"WeakRead","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}""";

    public static string Strict(string bucket) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"OwnRoleOnly","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/payroll-export"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}""";

    public static string Statement(string bucket, string effect, string principal, string action, bool onObjects = true) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Principal":{{principal}},"Action":"{{action}}","Resource":"arn:aws:s3:::{{bucket}}{{(onObjects ? "/*" : "")}}"}]}""";

    public static string Block(bool acls = true, bool ignore = true, bool policy = true, bool restrict = true) =>
        "<PublicAccessBlockConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
        + $"<BlockPublicAcls>{Word(acls)}</BlockPublicAcls><IgnorePublicAcls>{Word(ignore)}</IgnorePublicAcls>"
        + $"<BlockPublicPolicy>{Word(policy)}</BlockPublicPolicy><RestrictPublicBuckets>{Word(restrict)}</RestrictPublicBuckets>"
        + "</PublicAccessBlockConfiguration>";

    private static string Word(bool value) => value ? "true" : "false";
}
