using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.World;

/// <summary>The people and programs of the demo company, each with the tool and the address that CloudTrail shows.</summary>
internal sealed class Actors(SandboxWorld world)
{
    private const string Cli = "aws-cli/2.19.1 md/awscrt#0.22.0 ua/2.0 os/macos#24.1.0 md/arch#arm64 lang/python#3.12.6 cfg/retry-mode#standard md/command#s3api.put-bucket-policy";
    private const string TerraformCli = "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.76.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.32.5";
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private const string Lambda = "Boto3/1.35.60 md/Botocore#1.35.60 ua/2.0 os/linux lang/python#3.12.7 exec-env/AWS_Lambda_python3.12";

    /// <summary>Path and name as IAM Identity Center makes them; the session's ARN has the name without the path.</summary>
    private static readonly RoleRecord SecurityRole = Role(
        "AWSReservedSSO_SecurityEngineer_4f3e2d1c0b9a8776", "AROAORCHIDSECURITY01", "aws-reserved/sso.amazonaws.com/eu-west-1/");

    private static readonly RoleRecord AutomationRole = Role("security-automation-remediator", "AROAORCHIDAUTOMATE01", "");
    private static readonly RoleRecord PlatformRole = Role("platform-admin", "AROAORCHIDPLATFORM01", "");

    /// <summary>Dana, a developer with an access key on a laptop.</summary>
    public Actor Developer => new(Named("dana"), Cli, "203.0.113.20");

    /// <summary>The pipeline that applies Terraform.</summary>
    public Actor Terraform => new(Named("terraform"), TerraformCli, "198.51.100.77");

    /// <summary>Sam, a security engineer in the AWS console by single sign-on.</summary>
    public Actor SecurityEngineer => Session(SecurityRole, "sam@orchid.example", Browser, "203.0.113.41");

    /// <summary>The functions of the state machine that restores weak policies by itself.</summary>
    public Actor StateMachine => Session(AutomationRole, "remediate-weak-s3-policy", Lambda, "198.51.100.10");

    /// <summary>Whoever set the account up.</summary>
    public Actor Administrator => Session(PlatformRole, "setup", Cli, "203.0.113.5");

    /// <summary>Roles that the company's policies and actors refer to; a principal that does not exist cannot be in a policy.</summary>
    public static void Plant(IdentityBook book)
    {
        book.AddRole(SecurityRole);
        book.AddRole(AutomationRole);
        foreach (var (role, number) in DemoCompany.Roles.Select((role, index) => (role, index + 1)))
        {
            book.AddRole(Role(role, role == PlatformRole.Name ? PlatformRole.Id : $"AROAORCHIDROLE{number:000000}", ""));
        }

        book.AddRole(Role("logistics-exchange", "AROAPARTNERLOGISTIC1", "", KnownIdentities.Outside));
    }

    private Caller Named(string name) => world.Identities.Named().First(key => key.Name == name).Caller;

    private Actor Session(RoleRecord role, string session, string userAgent, string sourceIp) => new(
        KnownIdentities.Session(role, session, "ASIASANDBOX" + role.Id[^9..], world.UtcNow.AddMinutes(-16)),
        userAgent,
        sourceIp);

    private static RoleRecord Role(string name, string id, string path, string account = KnownIdentities.Company) => new()
    {
        Arn = $"arn:aws:iam::{account}:role/{path}{name}",
        Name = name,
        Id = id,
        AccountId = account,
        TrustedArns = [],
    };
}
