namespace SecOpsConsole.Policies;

/// <summary>What the conditions of one statement do to an open principal: the limits, the rest with reasons, and who is left out.</summary>
internal sealed class ConditionAnalysis
{
    private readonly LimitStrength[] _strengths = new LimitStrength[7];
    private readonly List<Limit> _limits = [];
    private readonly List<IgnoredCondition> _ignored = [];
    private List<ConditionEntry>? _subjectEntries;

    private ConditionAnalysis()
    {
    }

    public static ConditionAnalysis None { get; } = new();

    public IReadOnlyList<Limit> Limits => _limits;

    public IReadOnlyList<IgnoredCondition> Ignored => _ignored;

    public StatementFlags Flags { get; private set; }

    /// <summary>Accounts that callers must belong to; null when the conditions do not say.</summary>
    public string[]? IdentityAccounts { get; private set; }

    /// <summary>As <see cref="IdentityAccounts"/>, by aws:PrincipalAccount alone: the only key that narrows named principals.</summary>
    public string[]? PrincipalAccounts { get; private set; }

    public string[]? SourceAccounts { get; private set; }

    public string[]? AccessPointAccounts { get; private set; }

    public List<string>? Organizations { get; private set; }

    /// <summary>An unsigned request cannot meet the conditions.</summary>
    public bool ExcludesUnsigned { get; private set; }

    /// <summary>Only requests that an AWS service makes for a resource can meet the conditions.</summary>
    public bool OnlyServices { get; private set; }

    /// <summary>No request at all can meet the conditions.</summary>
    public bool NeverMatches => (Flags & (StatementFlags.NeverMatches | StatementFlags.LiteralWildcardNeverMatches)) != 0;

    /// <summary>The entries that say who, as opposed to how or when: limits, and tests that unsigned requests fail.</summary>
    public IReadOnlyList<ConditionEntry> SubjectEntries => _subjectEntries ?? (IReadOnlyList<ConditionEntry>)[];

    /// <summary>aws:SourceOrgID or aws:SourceOrgPaths: they bind a service principal, but are not on S3's list for open principals.</summary>
    public LimitStrength SourceOrganization { get; private set; }

    public LimitStrength this[LimitKind kind] => _strengths[(int)kind];

    public static ConditionAnalysis Of(ConditionBlock block, bool variablesApply, bool forServices)
    {
        if (block.IsEmpty)
        {
            return None;
        }

        var analysis = new ConditionAnalysis();
        foreach (var entry in block.Entries)
        {
            analysis.Add(entry, block, variablesApply, forServices);
        }

        return analysis;
    }

    private void Add(ConditionEntry entry, ConditionBlock block, bool variablesApply, bool forServices)
    {
        var key = ConditionKeys.Find(entry.NormalKey);
        var required = KeyIsRequired(entry, block);
        if (UnsignedRequests.FailOn(entry, key, required))
        {
            ExcludesUnsigned = true;
            NoteSubject(entry);
        }

        OnlyServices |= ConditionKeys.OnlyFromServices(key) && IsPositive(entry) && required;

        if (NotALimit(entry, key, block) is { } reason)
        {
            Ignore(entry, reason);
            NoteFlags(key, reason);
            return;
        }

        Judge(entry, key, variablesApply, forServices);
    }

    /// <summary>The entry fails for requests without the key: positive, no IfExists, and not a ForAllValues that nothing backs up.</summary>
    private static bool KeyIsRequired(ConditionEntry entry, ConditionBlock block) => entry.Operator switch
    {
        { Kind: ConditionOperatorKind.Null } => IsNullFalse(entry),
        { Kind: ConditionOperatorKind.Unknown } or { IsNegated: true } or { IfExists: true } => false,
        { Quantifier: SetQuantifier.ForAllValues } => HasNullFalse(block, entry.NormalKey),
        _ => true,
    };

    private static bool IsPositive(ConditionEntry entry) =>
        !entry.Operator.IsNegated && entry.Operator.Kind != ConditionOperatorKind.Unknown;

    private static IgnoredReason? NotALimit(ConditionEntry entry, ConditionKey key, ConditionBlock block)
    {
        var op = entry.Operator;
        return op.Kind switch
        {
            ConditionOperatorKind.Unknown => IgnoredReason.UnknownOperator,
            ConditionOperatorKind.Null => IgnoredReason.ExistenceOnly,
            _ when ConditionKeys.LimitOf(key) is null => ConditionKeys.ReasonFor(key),
            _ when op.IsNegated => IgnoredReason.Negated,
            _ when op.IfExists && !ConditionKeys.SaysAnonymous(key) => IgnoredReason.IfExists,
            _ when op.Quantifier == SetQuantifier.ForAllValues && !HasNullFalse(block, entry.NormalKey) => IgnoredReason.ForAllValues,
            _ when entry.Values.Count == 0 => IgnoredReason.WrongShape,
            _ => null,
        };
    }

    private void NoteFlags(ConditionKey key, IgnoredReason reason)
    {
        if (reason == IgnoredReason.UnknownOperator)
        {
            Flags |= StatementFlags.UnknownOperator;
        }

    }

    private void Judge(ConditionEntry entry, ConditionKey key, bool variablesApply, bool forServices)
    {
        var strength = LimitStrength.Fixed;
        var flags = StatementFlags.None;
        string[]? accounts = new string[entry.Values.Count];
        for (var i = 0; i < entry.Values.Count; i++)
        {
            var check = ValueRules.Check(key, entry.Operator.Kind, entry.Values[i], variablesApply);
            if (check.Strength == LimitStrength.None)
            {
                Ignore(entry, check.Reason);
                Flags |= check.Flags & ~StatementFlags.LiteralWildcardNeverMatches;
                Flags |= OnlyLiteralWildcards(entry, key, variablesApply) ? StatementFlags.LiteralWildcardNeverMatches : StatementFlags.None;
                return;
            }

            strength = check.Strength < strength ? check.Strength : strength;
            flags |= check.Flags;
            if (accounts is not null)
            {
                accounts = check.Account is null ? null : Put(accounts, i, check.Account);
            }
        }

        if (entry.Operator.IfExists)
        {
            // Every request carries the key, so it limits all the same; how S3 counts it is nowhere said.
            flags |= StatementFlags.IfExistsOnPresentKey;
            strength = LimitStrength.Scoped;
        }

        if (key == ConditionKey.SourceIp)
        {
            flags |= AddressUnion.FlagsOf(entry.Values);
        }

        if (ConditionKeys.IsMultivalued(key) && entry.Operator.Quantifier == SetQuantifier.None)
        {
            flags |= StatementFlags.NeedsSetOperator;
        }

        if ((flags & (StatementFlags.NeedsSetOperator | StatementFlags.WideUnion)) != 0)
        {
            strength = LimitStrength.Scoped;
        }

        Flags |= flags;
        Limit(entry, key, strength, accounts, forServices);
    }

    private static bool OnlyLiteralWildcards(ConditionEntry entry, ConditionKey key, bool variablesApply)
    {
        foreach (var value in entry.Values)
        {
            if (!ValueRules.Check(key, entry.Operator.Kind, value, variablesApply).Flags.HasFlag(StatementFlags.LiteralWildcardNeverMatches))
            {
                return false;
            }
        }

        return true;
    }

    private void Limit(ConditionEntry entry, ConditionKey key, LimitStrength strength, string[]? accounts, bool forServices)
    {
        var kind = ConditionKeys.LimitOf(key)!.Value;
        if (key is ConditionKey.SourceOrgId or ConditionKey.SourceOrgPaths)
        {
            SourceOrganization = Max(SourceOrganization, strength);
            if (!forServices)
            {
                Ignore(entry, IgnoredReason.NotOnAwsList);
                return;
            }
        }
        else
        {
            _strengths[(int)kind] = Max(_strengths[(int)kind], strength);
        }

        _limits.Add(new Limit(entry.OperatorName, entry.Key, entry.Values, kind, strength == LimitStrength.Scoped));
        NoteSubject(entry);
        NoteWho(entry, key, kind, accounts);
    }

    private void NoteSubject(ConditionEntry entry)
    {
        _subjectEntries ??= [];
        if (!_subjectEntries.Contains(entry))
        {
            _subjectEntries.Add(entry);
        }
    }

    private void NoteWho(ConditionEntry entry, ConditionKey key, LimitKind kind, string[]? accounts)
    {
        switch (kind)
        {
            case LimitKind.Identity:
                IdentityAccounts = Intersect(IdentityAccounts, accounts);
                PrincipalAccounts = key == ConditionKey.PrincipalAccount ? Intersect(PrincipalAccounts, accounts) : PrincipalAccounts;
                Flags |= IdentityAccounts is [] ? StatementFlags.NeverMatches : StatementFlags.None;
                break;
            case LimitKind.Source:
                SourceAccounts = Intersect(SourceAccounts, accounts);
                Flags |= SourceAccounts is [] ? StatementFlags.NeverMatches : StatementFlags.None;
                break;
            case LimitKind.AccessPoint:
                AccessPointAccounts = Intersect(AccessPointAccounts, accounts);
                Flags |= AccessPointAccounts is [] ? StatementFlags.NeverMatches : StatementFlags.None;
                break;
            case LimitKind.Organization:
                (Organizations ??= []).AddRange(entry.Values.Select(static value => value.Split('/')[0]));
                break;
            case LimitKind.UserId or LimitKind.Network or LimitKind.KmsKey:
                break;
        }
    }

    private void Ignore(ConditionEntry entry, IgnoredReason reason) =>
        _ignored.Add(new IgnoredCondition(entry.OperatorName, entry.Key, reason));

    private static string[]? Intersect(string[]? known, string[]? more) => (known, more) switch
    {
        (null, _) => more?.Distinct(StringComparer.Ordinal).ToArray(),
        (_, null) => known,
        // Which number the bucket's own account has is not known here: it may be any of the other list, and is not one of a stranger.
        _ when known.Contains(ValueRules.OwnAccount) || more.Contains(ValueRules.OwnAccount) =>
            [.. known.Intersect(more, StringComparer.Ordinal).Append(ValueRules.OwnAccount).Distinct(StringComparer.Ordinal)],
        _ => [.. known.Intersect(more, StringComparer.Ordinal)],
    };

    private static string[] Put(string[] accounts, int index, string account)
    {
        accounts[index] = account;
        return accounts;
    }

    private static LimitStrength Max(LimitStrength left, LimitStrength right) => left > right ? left : right;

    private static bool HasNullFalse(ConditionBlock block, string normalKey)
    {
        foreach (var entry in block.Entries)
        {
            if (entry.Operator.Kind == ConditionOperatorKind.Null && entry.NormalKey == normalKey && IsNullFalse(entry))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNullFalse(ConditionEntry entry)
    {
        foreach (var value in entry.Values)
        {
            if (!value.Equals("false", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return entry.Values.Count > 0;
    }
}
