namespace SecOpsConsole.Sandbox.Iam;

/// <summary>The inline policies of one user or role: name to document, as the documents were put.</summary>
internal sealed record InlinePolicies(string PrincipalArn, IReadOnlyDictionary<string, string> Documents)
{
    public static InlinePolicies NoneOf(string principalArn) => new(principalArn, new Dictionary<string, string>());

    /// <summary>IAM lists policy names in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. Documents.Keys.Order(StringComparer.Ordinal)];

    public InlinePolicies With(string name, string document) =>
        this with { Documents = new Dictionary<string, string>(Documents) { [name] = document } };

    public InlinePolicies Without(string name) =>
        this with { Documents = Documents.Where(pair => pair.Key != name).ToDictionary() };
}
