using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.WhatIf;

/// <summary>How the class of a statement is drawn. A new class must get its word here or the build breaks.</summary>
public static class StatementLooks
{
    public static Look Of(StatementVerdict statement) => statement switch
    {
        { NeutralisedBy.Count: > 0, Public: PublicAnswer.No } => new(IconName.Shield, "Latent", "wait"),
        { Public: PublicAnswer.Undetermined, Class: not StatementClass.Invalid } => new(IconName.Question, "Undetermined", "wait"),
        _ => Of(statement.Class),
    };

    public static Look Of(StatementClass value) => value switch
    {
        StatementClass.Deny => new(IconName.Off, "Deny", "good"),
        StatementClass.Internal => new(IconName.Lock, "Own account", "good"),
        StatementClass.CloudFrontOai => new(IconName.Lock, "CloudFront identity", "good"),
        StatementClass.AwsService => new(IconName.Lock, "AWS service, bound", "good"),
        StatementClass.AccessPointDelegated => new(IconName.ArrowRight, "Access points", "plain"),
        StatementClass.NetworkRestricted => new(IconName.Shield, "Fixed networks", "plain"),
        StatementClass.CrossOrganization => new(IconName.Building, "Organisation", "plain"),
        StatementClass.KmsKeyRestricted => new(IconName.Question, "KMS key header", "wait"),
        StatementClass.OpaquePrincipal => new(IconName.Person, "Opaque principal", "wait"),
        StatementClass.CrossAccount => new(IconName.People, "Other accounts", "wait"),
        StatementClass.AwsServiceUnscoped => new(IconName.Warning, "AWS service, unbound", "wait"),
        StatementClass.AnyAuthenticatedAws => new(IconName.Globe, "Any AWS account", "bad"),
        StatementClass.Public => new(IconName.Globe, "Public", "bad"),
        StatementClass.Invalid => new(IconName.Warning, "Invalid", "bad"),
    };
}
