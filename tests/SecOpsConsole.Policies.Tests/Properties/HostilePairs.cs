namespace SecOpsConsole.Policies.Tests.Properties;

/// <summary>Pairs of policies of the largest size, each made so that one loop of a comparison becomes as long as it can.</summary>
internal static class HostilePairs
{
    private const int Size = (20 * 1024) - 256;

    public static IReadOnlyDictionary<string, (string Before, string After)> All { get; } = new Dictionary<string, (string, string)>
    {
        ["many principals"] = (Fill(i => $"\"{444455550000 + i}\"", Principals("s3:GetObject", "*")), Fill(i => $"\"{444455560000 + i}\"", Principals("s3:PutObject", "*"))),
        ["actions by resources"] = (
            Policy(Statement("Allow", "\"*\"", Many(130, i => $"s3:Get{i}"), Many(130, i => $"arn:aws:s3:::b/{i}"))),
            Policy(Statement("Allow", "\"*\"", Many(130, i => $"s3:Put{i}"), Many(130, i => $"arn:aws:s3:::b/{i}*")))),
        ["pairs against denials"] = (
            Policy(Statement("Allow", "\"*\"", Many(90, i => $"s3:Get{i}"), Many(90, i => $"arn:aws:s3:::b/{i}/*")), Denials(60)),
            Policy(Statement("Allow", "\"*\"", Many(90, i => $"s3:Get{i}*"), Many(90, i => $"arn:aws:s3:::b/{i}/?*")), Denials(60))),
        ["small statements"] = (Fill(Small("s3:GetObject"), Join), Fill(Small("s3:PutObject"), Join)),
        ["stars"] = (
            Policy(Statement("Allow", "\"*\"", "\"s3:*\"", $"\"{new string('a', 9_000)}\""), Statement("Deny", "\"*\"", "\"s3:*\"", $"\"{Repeat("*a", 4_000)}b\"")),
            Policy(Statement("Allow", "\"*\"", "\"s3:*\"", $"\"{Repeat("a*", 4_500)}\""), Statement("Deny", "\"*\"", "\"s3:*\"", $"\"{Repeat("*a", 4_000)}c\""))),
        ["values of a condition"] = (
            Conditioned(Fill(i => $"\"10.{i / 250}.{i % 250}.0/24\"", values => $"\"IpAddress\":{{\"aws:SourceIp\":[{values}]}}")),
            Conditioned(Fill(i => $"\"11.{i / 250}.{i % 250}.0/24\"", values => $"\"IpAddress\":{{\"aws:SourceIp\":[{values}]}}"))),
        ["principals under conditions"] = (
            Half("4444", "s3:GetObject"), Half("5555", "s3:GetObject")),
        ["everybody but"] = (
            Fill(i => $"\"{444455550000 + i}\"", list => Policy($$"""{"Effect":"Allow","NotPrincipal":{"AWS":[{{list}}]},"Action":"s3:GetObject","Resource":"*"}""")),
            Fill(i => $"\"{444455560000 + i}\"", list => Policy($$"""{"Effect":"Allow","NotPrincipal":{"AWS":[{{list}}]},"Action":"s3:GetObject","Resource":"*"}"""))),
        ["open beside many"] = (
            Fill(i => $"\"{444455550000 + i}\"", list => Policy($$"""{"Effect":"Allow","Principal":{"AWS":["*",{{list}}]},"Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}""")),
            Fill(i => $"\"{444455550000 + i}\"", list => Policy($$"""{"Effect":"Allow","Principal":{"AWS":[{{list}}]},"Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}"""))),
    };

    private static Func<string, string> Principals(string action, string resource) =>
        list => Policy($$"""{"Effect":"Allow","Principal":{"AWS":[{{list}}]},"Action":"{{action}}","Resource":"{{resource}}"}""");

    private static Func<int, string> Small(string action) =>
        i => $$"""{"Effect":"Allow","Principal":{"AWS":"{{444455550000 + i}}"},"Action":"{{action}}","Resource":"arn:aws:s3:::b/{{i}}*"}""";

    private static string Join(string statements) => Policy(statements);

    private static string Conditioned(string block) => Policy($$$"""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*","Condition":{{{{block}}}}}""");

    private static string Half(string prefix, string action)
    {
        var principals = string.Join(',', Enumerable.Range(0, 600).Select(i => $"\"{prefix}{55550000 + i}\""));
        var keys = string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"aws:PrincipalTag/t{i}\":\"v{i}*\""));
        var block = "\"StringLike\":{" + keys + "}";
        return Policy($$$"""{"Effect":"Allow","Principal":{"AWS":[{{{principals}}}]},"Action":"{{{action}}}","Resource":"*","Condition":{{{{block}}}}}""");
    }

    private static string Denials(int count) => string.Join(',', Enumerable.Range(0, count).Select(i =>
        $$"""{"Effect":"Deny","Principal":{"AWS":["{{444455550000 + i}}","*"]},"Action":"s3:Get*{{i}}x","Resource":"arn:aws:s3:::b/*{{i}}"}"""));

    private static string Statement(string effect, string principal, string action, string resource) =>
        $$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":{{action}},"Resource":{{resource}}}""";

    private static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    private static string Many(int count, Func<int, string> item) => $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{item(i)}\""))}]";

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));

    /// <summary>As many items as fit.</summary>
    private static string Fill(Func<int, string> item, Func<string, string> around)
    {
        var (items, length) = (new List<string>(), around("").Length);
        for (var i = 0; length + item(i).Length < Size; i++)
        {
            items.Add(item(i));
            length += items[^1].Length + 1;
        }

        return around(string.Join(',', items));
    }
}
