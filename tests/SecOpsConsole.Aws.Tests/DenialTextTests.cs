using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The messages of AccessDenied as AWS writes them (IAM user guide, "Troubleshoot access denied error messages").</summary>
public sealed class DenialTextTests
{
    private const string Who = "User: arn:aws:sts::111122223333:assumed-role/SecOpsConsoleRemediator/SecOpsConsole-7 is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::payroll\" ";

    [Theory]
    [InlineData(Who + "with an explicit deny in a service control policy", DeniedBy.ServiceControlPolicy, true)]
    [InlineData(Who + "with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-a1b2c3d4e5/service_control_policy/p-12345678", DeniedBy.ServiceControlPolicy, true)]
    [InlineData(Who + "because no service control policy allows the s3:PutBucketPolicy action", DeniedBy.ServiceControlPolicy, false)]
    [InlineData(Who + "with an explicit deny in a resource control policy", DeniedBy.ResourceControlPolicy, true)]
    [InlineData(Who + "because no resource control policy allows the s3:PutBucketPolicy action", DeniedBy.ResourceControlPolicy, false)]
    [InlineData(Who + "with an explicit deny in a VPC endpoint policy", DeniedBy.VpcEndpointPolicy, true)]
    [InlineData(Who + "because no VPC endpoint policy allows the s3:PutBucketPolicy action", DeniedBy.VpcEndpointPolicy, false)]
    [InlineData(Who + "with an explicit deny in a permissions boundary", DeniedBy.PermissionsBoundary, true)]
    [InlineData(Who + "because no permissions boundary allows the s3:PutBucketPolicy action", DeniedBy.PermissionsBoundary, false)]
    [InlineData(Who + "with an explicit deny in a session policy", DeniedBy.SessionPolicy, true)]
    [InlineData(Who + "because no session policy allows the s3:PutBucketPolicy action", DeniedBy.SessionPolicy, false)]
    [InlineData(Who + "with an explicit deny in a resource-based policy", DeniedBy.ResourcePolicy, true)]
    [InlineData(Who + "because no resource-based policy allows the s3:PutBucketPolicy action", DeniedBy.ResourcePolicy, false)]
    [InlineData(Who + "with an explicit deny in an identity-based policy", DeniedBy.IdentityPolicy, true)]
    [InlineData(Who + "because no identity-based policy allows the s3:PutBucketPolicy action", DeniedBy.IdentityPolicy, false)]
    [InlineData(Who + "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.", DeniedBy.BlockPublicAccess, true)]
    [InlineData("User: arn:aws:sts::111122223333:assumed-role/SecOpsConsole/s is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/SecOpsConsoleRemediator", DeniedBy.RoleTrust, false)]
    [InlineData("User: arn:aws:iam::111122223333:user/x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/R because no role trust policy allows the sts:AssumeRole action", DeniedBy.RoleTrust, false)]
    [InlineData("Access Denied", DeniedBy.Unexplained, false)]
    [InlineData("", DeniedBy.Unexplained, false)]
    [InlineData(null, DeniedBy.Unexplained, false)]
    [InlineData("Said in words that nobody knows yet", DeniedBy.Unexplained, false)]
    public void Each_documented_form_is_told_apart_and_anything_else_is_unexplained(string? message, DeniedBy by, bool isExplicit) =>
        Assert.Equal(new Denial(by, isExplicit), DenialText.Read(message));

    [Theory]
    [InlineData("User: arn:aws:sts::111122223333:assumed-role/R/s is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/1 because no resource-based policy allows the kms:GenerateDataKey action", true)]
    [InlineData(Who + "because no identity-based policy allows the s3:PutBucketPolicy action", false)]
    public void The_denied_use_of_a_key_is_told_apart_from_the_call(string message, bool ofKey) => Assert.Equal(ofKey, DenialText.Read(message).OfKey);

    [Theory]
    [InlineData("  WITH an  Explicit   Deny in a\n service   Control Policy ", DeniedBy.ServiceControlPolicy)]
    [InlineData("… with an explicit deny in one or more service control policies", DeniedBy.ServiceControlPolicy)]
    [InlineData("… with an explicit deny in the VPC endpoint policy vpce-1a2b3c4d", DeniedBy.VpcEndpointPolicy)]
    public void Spaces_capitals_and_numbers_do_not_matter(string message, DeniedBy by) => Assert.Equal(new Denial(by, IsExplicit: true), DenialText.Read(message));

    [Fact]
    public void A_name_that_says_so_is_no_evidence() =>
        Assert.Equal(
            new Denial(DeniedBy.IdentityPolicy, IsExplicit: false),
            DenialText.Read("User: arn:aws:sts::111122223333:assumed-role/R/service-control-policy is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::session-policy\" because no identity-based policy allows the s3:PutBucketPolicy action"));
}
