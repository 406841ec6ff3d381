namespace SecOpsConsole.Policies;

/// <summary>
/// Decides whether a value is "fixed" in the sense of S3: no wildcard, no variable, and of the form that its key has. The last part
/// matters: <c>aws:PrincipalAccount = "anonymous"</c> is a fixed value that means everybody.
/// </summary>
internal static class ValueRules
{
    /// <summary>Stands among accounts for the one that owns the bucket.</summary>
    public const string OwnAccount = "${aws:ResourceAccount}";

    public static ValueCheck Check(ConditionKey key, ConditionOperatorKind kind, string value, bool variablesApply)
    {
        if (!OperatorFits(key, kind))
        {
            return ValueCheck.Not(IgnoredReason.WrongOperator);
        }

        if (value.Contains("${", StringComparison.Ordinal))
        {
            return CheckVariable(key, value, variablesApply);
        }

        var isWild = value.AsSpan().ContainsAny('*', '?');
        if (isWild && key is not ConditionKey.AccessPointArn && !TakesWildcards(kind))
        {
            return ValueCheck.Not(IgnoredReason.WildcardValue, StatementFlags.LiteralWildcardNeverMatches);
        }

        var ignoreCase = kind == ConditionOperatorKind.StringEqualsIgnoreCase;
        return key switch
        {
            ConditionKey.PrincipalAccount or ConditionKey.SourceAccount or ConditionKey.SourceOwner or ConditionKey.AccessPointAccount
                => CheckAccount(value, isWild),
            ConditionKey.PrincipalArn => CheckPrincipalArn(value, kind, isWild),
            ConditionKey.UserId => CheckUserId(value, isWild),
            ConditionKey.PrincipalOrgId or ConditionKey.SourceOrgId => Shape(IsOrganization(value, ignoreCase), isWild),
            ConditionKey.PrincipalOrgPaths or ConditionKey.SourceOrgPaths => CheckOrgPath(value, isWild, ignoreCase),
            ConditionKey.SourceArn => CheckSourceArn(value, kind, isWild),
            ConditionKey.AccessPointArn => CheckAccessPointArn(value),
            ConditionKey.SourceVpc => Shape(HasPrefixedId(value, "vpc-", ignoreCase), isWild),
            ConditionKey.SourceVpce => Shape(HasPrefixedId(value, "vpce-", ignoreCase), isWild),
            ConditionKey.SourceIp => CheckRange(value),
            ConditionKey.KmsKeyId => Shape(value.Length > 0, isWild),
            _ => ValueCheck.Not(IgnoredReason.NotOnAwsList),
        };
    }

    public static bool IsOrganization(ReadOnlySpan<char> value, bool ignoreCase) =>
        value.Length is >= 12 and <= 34
        && value.StartsWith("o-", ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        && IsIdText(value[2..], ignoreCase);

    private static bool OperatorFits(ConditionKey key, ConditionOperatorKind kind) => kind switch
    {
        ConditionOperatorKind.StringEquals or ConditionOperatorKind.StringEqualsIgnoreCase or ConditionOperatorKind.StringLike
            => key != ConditionKey.SourceIp,
        ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike
            => key is ConditionKey.PrincipalArn or ConditionKey.SourceArn or ConditionKey.AccessPointArn or ConditionKey.KmsKeyId,
        ConditionOperatorKind.IpAddress => key == ConditionKey.SourceIp,
        _ => false,
    };

    private static bool TakesWildcards(ConditionOperatorKind kind) =>
        kind is ConditionOperatorKind.StringLike or ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike;

    private static bool MatchesFieldByField(ConditionOperatorKind kind) =>
        kind is ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike;

    private static ValueCheck Shape(bool hasShape, bool isWild) =>
        isWild ? ValueCheck.Not(IgnoredReason.WildcardValue) : hasShape ? ValueCheck.Fixed() : ValueCheck.Not(IgnoredReason.WrongShape);

    private static ValueCheck CheckVariable(ConditionKey key, string value, bool variablesApply)
    {
        if (!variablesApply)
        {
            return ValueCheck.Not(IgnoredReason.PolicyVariable, StatementFlags.VariableInOldVersion);
        }

        // The bucket's own organization or account, whichever that is: not a fixed text, yet not a stranger either.
        var own = key switch
        {
            ConditionKey.PrincipalOrgId => "${aws:ResourceOrgID}",
            ConditionKey.PrincipalAccount or ConditionKey.SourceAccount or ConditionKey.AccessPointAccount => OwnAccount,
            _ => null,
        };
        return value.Equals(own, StringComparison.OrdinalIgnoreCase)
            ? ValueCheck.Scoped(key == ConditionKey.PrincipalOrgId ? null : OwnAccount)
            : ValueCheck.Not(IgnoredReason.PolicyVariable);
    }

    private static ValueCheck CheckAccount(string value, bool isWild)
    {
        if (isWild)
        {
            return ValueCheck.Not(IgnoredReason.WildcardValue);
        }

        return Arn.IsAccountId(value) ? ValueCheck.Fixed(value) : ValueCheck.Not(IgnoredReason.WrongShape);
    }

    private static ValueCheck CheckPrincipalArn(string value, ConditionOperatorKind kind, bool isWild)
    {
        if (!Arn.TryParse(value, out var arn) || !Arn.IsAccountId(arn.Account))
        {
            return ValueCheck.Not(isWild ? IgnoredReason.WildcardValue : IgnoredReason.WrongShape);
        }

        if (!isWild)
        {
            return arn.Service is "iam" or "sts" ? ValueCheck.Fixed(arn.Account.ToString()) : ValueCheck.Not(IgnoredReason.WrongShape);
        }

        // A role's path may hold colons, so a StringLike star in front of the account can swallow a stranger's account.
        var wildInFront = value.AsSpan(0, arn.AccountStart).ContainsAny('*', '?');
        return wildInFront && !MatchesFieldByField(kind)
            ? ValueCheck.Not(IgnoredReason.WildcardValue, StatementFlags.StringLikeOnArn)
            : ValueCheck.Scoped(arn.Account.ToString());
    }

    private static ValueCheck CheckSourceArn(string value, ConditionOperatorKind kind, bool isWild)
    {
        if (!Arn.TryParse(value, out var arn))
        {
            return ValueCheck.Not(isWild ? IgnoredReason.WildcardValue : IgnoredReason.WrongShape);
        }

        if (!isWild)
        {
            return Arn.IsAccountId(arn.Account)
                ? ValueCheck.Fixed(arn.Account.ToString())
                : arn.Account.IsEmpty && !arn.Resource.IsEmpty
                    ? ValueCheck.Fixed(flags: StatementFlags.SourceArnWithoutAccount)
                    : ValueCheck.Not(IgnoredReason.WrongShape);
        }

        if (!Arn.IsAccountId(arn.Account))
        {
            return ValueCheck.Not(IgnoredReason.WildcardValue);
        }

        var wildInFront = value.AsSpan(0, arn.AccountStart).ContainsAny('*', '?');
        if (MatchesFieldByField(kind) || !wildInFront)
        {
            return ValueCheck.Scoped(arn.Account.ToString());
        }

        // AWS's own examples write arn:aws:cloudtrail:*:111122223333:trail/* with StringLike; with the service fixed, the
        // star can hold another account only where resource names may contain colons.
        return arn.Service.ContainsAny('*', '?') || arn.Partition.ContainsAny('*', '?') || arn.Service is "logs" or "lambda" or "iam" or "sts"
            ? ValueCheck.Not(IgnoredReason.WildcardValue, StatementFlags.StringLikeOnArn)
            : ValueCheck.Scoped(arn.Account.ToString(), StatementFlags.StringLikeOnArn);
    }

    private static ValueCheck CheckUserId(string value, bool isWild)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var id = colon < 0 ? value.AsSpan() : value.AsSpan(0, colon);
        var isId = IsUniqueId(id) || Arn.IsAccountId(id);
        if (!isWild)
        {
            return isId ? ValueCheck.Fixed() : ValueCheck.Not(IgnoredReason.WrongShape);
        }

        // "outside the pattern AROLEID:*": every session of one fixed role. AWS's text excludes it, its meaning does not.
        return isId && colon > 0 ? ValueCheck.Scoped() : ValueCheck.Not(IgnoredReason.WildcardValue);
    }

    private static ValueCheck CheckOrgPath(string value, bool isWild, bool ignoreCase)
    {
        // Ids of organizational units are unique only inside their organization, so the organization itself must be fixed.
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var organization = slash < 0 ? value.AsSpan() : value.AsSpan(0, slash);
        if (slash < 0 || !IsOrganization(organization, ignoreCase))
        {
            return ValueCheck.Not(isWild ? IgnoredReason.WildcardValue : IgnoredReason.WrongShape);
        }

        return isWild ? ValueCheck.Scoped() : ValueCheck.Fixed();
    }

    private static ValueCheck CheckAccessPointArn(string value)
    {
        if (!Arn.TryParse(value, out var arn) || arn.Service is not "s3" || !arn.Resource.StartsWith("accesspoint/", StringComparison.Ordinal))
        {
            return ValueCheck.Not(value.AsSpan().ContainsAny('*', '?') ? IgnoredReason.WildcardValue : IgnoredReason.WrongShape);
        }

        // In a bucket policy the name may be a wildcard, as long as partition, Region and account are fixed (S3 user guide).
        if (arn.Partition.ContainsAny('*', '?') || arn.Region.ContainsAny('*', '?') || arn.Account.ContainsAny('*', '?'))
        {
            return ValueCheck.Not(IgnoredReason.WildcardValue);
        }

        return Arn.IsAccountId(arn.Account) ? ValueCheck.Fixed(arn.Account.ToString()) : ValueCheck.Not(IgnoredReason.WrongShape);
    }

    private static ValueCheck CheckRange(string value)
    {
        if (!Cidr.TryParse(value, out var range))
        {
            return ValueCheck.Not(IgnoredReason.WrongShape);
        }

        return range.IsTooBroad ? ValueCheck.Not(IgnoredReason.TooBroadCidr) : ValueCheck.Fixed();
    }

    private static bool HasPrefixedId(ReadOnlySpan<char> value, string prefix, bool ignoreCase) =>
        value.StartsWith(prefix, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        && value.Length > prefix.Length && IsIdText(value[prefix.Length..], ignoreCase);

    private static bool IsIdText(ReadOnlySpan<char> text, bool ignoreCase)
    {
        foreach (var c in text)
        {
            if (!(char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || (ignoreCase && char.IsAsciiLetterUpper(c))))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>AIDA…, AROA…, and their relatives: "A", three letters, at least twelve letters or digits.</summary>
    public static bool IsUniqueId(ReadOnlySpan<char> text)
    {
        if (text.Length is < 16 or > 128 || text[0] != 'A')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return char.IsAsciiLetterUpper(text[1]) && char.IsAsciiLetterUpper(text[2]) && char.IsAsciiLetterUpper(text[3]);
    }
}
