using System.Text.Json.Nodes;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Protection;

namespace SecOpsConsole.Core.Tests.Protection;

public sealed class CodeChangesTests
{
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::pay.roll/home/${aws:userid}/*"}]}""";

    [Fact]
    public void Terraform_gets_a_heredoc_in_which_the_policy_variables_stay_IAMs()
    {
        var text = CodeChanges.OfPolicy("Terraform", "pay.roll", Policy).Text;
        Assert.StartsWith("resource \"aws_s3_bucket_policy\" \"pay_roll\" {\n  bucket = \"pay.roll\"\n  policy = <<-POLICY\n    {\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n    }\n  POLICY\n}", text, StringComparison.Ordinal);
        Assert.Contains("home/$${aws:userid}/*", text, StringComparison.Ordinal);
        var json = text[text.IndexOf("    {", StringComparison.Ordinal)..text.LastIndexOf("  POLICY", StringComparison.Ordinal)].Replace("$${", "${", StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Policy), JsonNode.Parse(json)));
    }

    [Fact]
    public void CloudFormation_gets_a_resource_that_is_JSON_and_holds_exactly_the_policy()
    {
        var resource = JsonNode.Parse(CodeChanges.OfPolicy("CloudFormation", "pay.roll", Policy).Text)!["PayRollPolicy"]!;
        Assert.Equal("AWS::S3::BucketPolicy", (string?)resource["Type"]);
        Assert.Equal("pay.roll", (string?)resource["Properties"]!["Bucket"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Policy), resource["Properties"]!["PolicyDocument"]));
    }

    [Theory]
    [InlineData("CDK", "new s3.CfnBucketPolicy(this, 'PayRollPolicy', {")]
    [InlineData("Pulumi", "new aws.s3.BucketPolicy(\"pay.roll-policy\", {")]
    [InlineData("OpenTofu", "resource \"aws_s3_bucket_policy\" \"pay_roll\" {")]
    public void Each_tool_gets_its_own_language(string tool, string begin)
    {
        var change = CodeChanges.OfPolicy(tool, "pay.roll", Policy);
        Assert.StartsWith(begin, change.Text, StringComparison.Ordinal);
        Assert.Equal((tool, "Let the code of pay.roll say exactly this policy."), (change.Tool, change.Where));
    }

    [Fact]
    public void Where_there_will_be_no_policy_the_resource_goes()
    {
        Assert.Equal("Remove the resource \"aws_s3_bucket_policy\" of payroll.", CodeChanges.OfPolicy("Terraform", "payroll", null).Text);
        Assert.Contains("AWS::S3::BucketPolicy", CodeChanges.OfPolicy("CloudFormation", "payroll", null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Containment_is_told_in_the_tools_own_names()
    {
        Assert.Contains("restrict_public_buckets = true", CodeChanges.OfBlock("Terraform", "payroll", BlockPublicAccess.All).Text, StringComparison.Ordinal);
        Assert.Contains("\"RestrictPublicBuckets\": false", CodeChanges.OfBlock("CloudFormation", "payroll", BlockPublicAccess.None).Text, StringComparison.Ordinal);
    }
}
