namespace SecOpsConsole.Policies;

/// <summary>Joins subjects into words: accounts together, everything else one after the other.</summary>
internal static class SubjectText
{
    private const string Account = "account ";

    public static string Of(IEnumerable<string> names)
    {
        var all = names.ToList();
        var accounts = all.FindAll(IsWholeAccount).ConvertAll(static name => name[Account.Length..]);
        accounts.Sort(StringComparer.Ordinal);
        return accounts.Count < 2
            ? WhoText.Join(all)
            : WhoText.Join([.. all.Where(static name => !IsWholeAccount(name)), $"accounts {WhoText.Join(accounts)}"]);
    }

    private static bool IsWholeAccount(string name) =>
        name.StartsWith(Account, StringComparison.Ordinal) && Arn.IsAccountId(name.AsSpan(Account.Length));
}
