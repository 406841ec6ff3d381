namespace SecOpsConsole.Sandbox.Identities;

/// <summary>Who made a call, as IAM sees it and as CloudTrail's userIdentity says it.</summary>
internal sealed record Caller
{
    public required CallerType Type { get; init; }

    /// <summary>For a role session <c>arn:aws:sts::…:assumed-role/Role/session</c>.</summary>
    public required string Arn { get; init; }

    public required string AccountId { get; init; }

    /// <summary><c>AIDA…</c>, <c>AROA…:session</c>, or the account id of root.</summary>
    public required string PrincipalId { get; init; }

    public required string AccessKeyId { get; init; }

    /// <summary>Of an IAM user.</summary>
    public string? UserName { get; init; }

    /// <summary>The role behind a session: <c>arn:aws:iam::…:role/Role</c>.</summary>
    public string? RoleArn { get; init; }

    public string? RoleName { get; init; }

    /// <summary><c>AROA…</c> of the role behind a session.</summary>
    public string? RoleId { get; init; }

    /// <summary>When the session's credentials were issued.</summary>
    public DateTime? SessionCreatedUtc { get; init; }

    public string? SourceIdentity { get; init; }

    /// <summary>The actions its identity policies allow (<c>s3:Get*</c> style); null allows every action.</summary>
    public IReadOnlyList<string>? AllowedActions { get; init; }

    public static Caller Anonymous { get; } = new()
    {
        Type = CallerType.Anonymous,
        Arn = "*",
        AccountId = "anonymous",
        PrincipalId = "",
        AccessKeyId = "",
    };
}
