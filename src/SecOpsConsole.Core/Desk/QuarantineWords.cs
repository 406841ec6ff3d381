using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Core.Desk;

/// <summary>The effect of a quarantine in words.</summary>
internal static class QuarantineWords
{
    public const string HowSoon = "IAM passes it on within seconds, sometimes a few minutes. Sessions in flight are hit too: IAM asks on each request.";

    public static string Effect(Principal principal, QuarantineChoice choice) => choice switch
    {
        QuarantineChoice.S3Exposure =>
            $"{principal.Name} can no longer change who reaches a bucket: policies, ACLs, Block Public Access, Object Ownership, access points. Everything else goes on as before.",
        QuarantineChoice.Everything =>
            $"{principal.Name} can no longer make any call to AWS, in no service, reading included. Whatever runs as {principal.Name} stops working.",
    };

    public static string WhoIsHit(Principal principal) => principal.Class == PrincipalClass.Role
        ? $"It is a role: everybody and everything that uses {principal.Name} is hit, not only who made these changes."
        : $"It is a user: every access key and every console session of {principal.Name} is hit.";

    public static string ReleaseEffect(Principal principal) =>
        $"The inline policy {Quarantine.PolicyName} is taken away from {principal.Name}, if it is still exactly the one that the console put. {principal.Name} may do again what its other policies allow.";
}
