namespace SecOpsConsole.Sandbox.Identities;

/// <summary>
/// The fixed identities of the sandbox. Their keys are public knowledge and open nothing but a sandbox. A role cannot
/// have long-term keys in AWS; here a fixed key stands for a session of it, so that clients need no set-up.
/// </summary>
internal static class KnownIdentities
{
    public const string Company = "111122223333";
    public const string Outside = "444455556666";
    public const string ExternalId = "sandbox-external-id";
    public const string ConsoleRole = "SecOpsConsole";
    public const string RemediatorRole = "SecOpsConsoleRemediator";
    public const string OrganizationId = "o-acme123456";

    /// <summary>A role that belongs to a service: nobody but the service uses it, and nobody may change it.</summary>
    private static readonly RoleRecord ServiceLinked = new()
    {
        Arn = $"arn:aws:iam::{Company}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
        Name = "AWSServiceRoleForConfig",
        Id = "AROASANDBOXCONFIGSL1",
        AccountId = Company,
        TrustedArns = [],
    };

    public static IReadOnlyList<string> Accounts { get; } = [Company, Outside];

    /// <summary>What the console's roles may do: the list of the real account's template, nothing more.</summary>
    public static IReadOnlyList<string> RemediatorActions { get; } =
    [
        "s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy",
        "s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock", "s3:GetAccountPublicAccessBlock", "s3:PutAccountPublicAccessBlock",
        "s3:GetBucketAcl",
        "s3:GetEncryptionConfiguration", "s3:PutEncryptionConfiguration",
        "s3:GetBucketOwnershipControls", "s3:GetBucketTagging", "s3:GetBucketLocation",
        "s3:ListAllMyBuckets",
        "iam:GetUser", "iam:ListUserPolicies", "iam:GetUserPolicy", "iam:PutUserPolicy", "iam:DeleteUserPolicy",
        "iam:GetRole", "iam:ListRolePolicies", "iam:GetRolePolicy", "iam:PutRolePolicy", "iam:DeleteRolePolicy",
        "config:GetResourceConfigHistory", "events:PutEvents",
        "macie2:CreateAllowList", "macie2:CreateClassificationJob", "macie2:CreateCustomDataIdentifier", "macie2:CreateFindingsFilter",
        "macie2:CreateSampleFindings", "macie2:DeleteAllowList", "macie2:DeleteCustomDataIdentifier", "macie2:DeleteFindingsFilter",
        "macie2:DescribeBuckets", "macie2:DescribeClassificationJob", "macie2:EnableMacie", "macie2:GetAllowList", "macie2:GetCustomDataIdentifier",
        "macie2:GetFindings", "macie2:GetFindingsFilter", "macie2:GetMacieSession", "macie2:ListAllowLists", "macie2:ListClassificationJobs", "macie2:ListCustomDataIdentifiers",
        "macie2:ListFindings", "macie2:ListFindingsFilters", "macie2:ListManagedDataIdentifiers", "macie2:TestCustomDataIdentifier",
        "macie2:UpdateClassificationJob", "securityhub:BatchUpdateFindings", "securityhub:GetFindings",
    ];

    public static void Plant(IdentityBook book)
    {
        book.AddKey(User("dana", Company, "AIDASANDBOXDANA00001", "AKIASANDBOXDANA00001", "sandbox-only-secret-of-dana-000000000001"));
        var terraform = Role("terraform-ci", Company, "AROASANDBOXTERRAFRM1", []);
        var console = Role(ConsoleRole, Company, "AROASANDBOXCONSOLE01", []) with
        {
            AllowedActions = [.. RemediatorActions, "sts:AssumeRole", "sts:GetCallerIdentity"],
        };
        book.AddRole(terraform);
        book.AddRole(console);
        book.AddKey(RoleKey(terraform, "terraform", "AKIASANDBOXTERRAFRM1", "sandbox-only-secret-of-terraform-0000001"));
        book.AddKey(RoleKey(console, "console", "AKIASANDBOXCONSOLE01", "sandbox-only-secret-of-console-000000001"));
        foreach (var account in Accounts)
        {
            book.AddRole(Role(RemediatorRole, account, "AROASANDBOXREM" + account[..6], [console.Arn]) with
            {
                ExternalId = ExternalId,
                AllowedActions = RemediatorActions,
            });
        }

        book.AddKey(Root(Company, "AKIASANDBOXROOT00001", "sandbox-only-secret-of-root-000000000001"));
        book.AddKey(User("ivan", Company, "AIDASANDBOXIVAN00001", "AKIASANDBOXIVAN00001", "sandbox-only-secret-of-ivan-000000000001"));
        book.AddRole(ServiceLinked);
        book.AddKey(User("mallory", Outside, "AIDASANDBOXMALLORY01", "AKIASANDBOXMALLORY01", "sandbox-only-secret-of-mallory-000000001"));
    }

    public static Caller Session(RoleRecord role, string sessionName, string accessKeyId, DateTime createdUtc) => new()
    {
        Type = CallerType.AssumedRole,
        Arn = $"arn:aws:sts::{role.AccountId}:assumed-role/{role.Name}/{sessionName}",
        AccountId = role.AccountId,
        PrincipalId = role.Id + ":" + sessionName,
        AccessKeyId = accessKeyId,
        RoleArn = role.Arn,
        RoleName = role.Name,
        RoleId = role.Id,
        SessionCreatedUtc = createdUtc,
        AllowedActions = role.AllowedActions,
    };

    private static RoleRecord Role(string name, string account, string id, IReadOnlyList<string> trusted) => new()
    {
        Arn = $"arn:aws:iam::{account}:role/{name}",
        Name = name,
        Id = id,
        AccountId = account,
        TrustedArns = trusted,
    };

    private static AccessKey RoleKey(RoleRecord role, string name, string id, string secret) => new()
    {
        Id = id,
        Secret = secret,
        Name = name,
        IdentityArn = role.Arn,
        Caller = Session(role, "sandbox", id, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
    };

    private static AccessKey User(string name, string account, string userId, string keyId, string secret)
    {
        var arn = $"arn:aws:iam::{account}:user/{name}";
        return new AccessKey
        {
            Id = keyId,
            Secret = secret,
            Name = name,
            IdentityArn = arn,
            Caller = new Caller
            {
                Type = CallerType.IAMUser,
                Arn = arn,
                AccountId = account,
                PrincipalId = userId,
                AccessKeyId = keyId,
                UserName = name,
            },
        };
    }

    private static AccessKey Root(string account, string keyId, string secret)
    {
        var arn = $"arn:aws:iam::{account}:root";
        return new AccessKey
        {
            Id = keyId,
            Secret = secret,
            Name = "root",
            IdentityArn = arn,
            Caller = new Caller
            {
                Type = CallerType.Root,
                Arn = arn,
                AccountId = account,
                PrincipalId = account,
                AccessKeyId = keyId,
            },
        };
    }
}
