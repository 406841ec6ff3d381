namespace SecOpsConsole.Policies;

/// <summary>The six fields of an ARN. The last one may hold colons of its own.</summary>
internal readonly ref struct Arn
{
    private Arn(ReadOnlySpan<char> text, scoped ReadOnlySpan<int> colons)
    {
        Partition = text[(colons[0] + 1)..colons[1]];
        Service = text[(colons[1] + 1)..colons[2]];
        Region = text[(colons[2] + 1)..colons[3]];
        Account = text[(colons[3] + 1)..colons[4]];
        Resource = text[(colons[4] + 1)..];
        AccountStart = colons[3] + 1;
    }

    public ReadOnlySpan<char> Partition { get; }

    public ReadOnlySpan<char> Service { get; }

    public ReadOnlySpan<char> Region { get; }

    public ReadOnlySpan<char> Account { get; }

    public ReadOnlySpan<char> Resource { get; }

    /// <summary>Offset of the account field in the whole text.</summary>
    public int AccountStart { get; }

    public static bool TryParse(ReadOnlySpan<char> text, out Arn arn)
    {
        arn = default;
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        Span<int> colons = stackalloc int[5];
        var found = 0;
        for (var i = 3; i < text.Length && found < 5; i++)
        {
            if (text[i] == ':')
            {
                colons[found++] = i;
            }
        }

        if (found < 5)
        {
            return false;
        }

        arn = new Arn(text, colons);
        return true;
    }

    /// <summary>Twelve ASCII digits. Never <c>\d</c>: in .NET it takes digits of every script.</summary>
    public static bool IsAccountId(ReadOnlySpan<char> text) => text.Length == 12 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>An account id, or the ARN of an account's root, which means the same.</summary>
    public static bool IsRoot(string text, out string account)
    {
        account = text;
        if (IsAccountId(text))
        {
            return true;
        }

        if (TryParse(text, out var arn) && arn.Service is "iam" && arn.Region.IsEmpty && arn.Resource is "root" && IsAccountId(arn.Account))
        {
            account = arn.Account.ToString();
            return true;
        }

        return false;
    }
}
