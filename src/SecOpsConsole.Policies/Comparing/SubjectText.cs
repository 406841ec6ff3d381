namespace SecOpsConsole.Policies;

/// <summary>Joins subjects into words: accounts together, everything else one after the other.</summary>
internal static class SubjectText
{
    public static string Of(IReadOnlyList<AccessSubject> subjects)
    {
        var accounts = subjects.Where(IsWholeAccount).Select(static who => who.Account!).Order(StringComparer.Ordinal).ToList();
        if (accounts.Count < 2)
        {
            return WhoText.Join(subjects.Select(static who => who.Text));
        }

        var others = subjects.Where(static who => !IsWholeAccount(who)).Select(static who => who.Text);
        return WhoText.Join([.. others, $"accounts {WhoText.Join(accounts)}"]);
    }

    private static bool IsWholeAccount(AccessSubject who) => who.Account is { } account && who.Text == $"account {account}";
}
