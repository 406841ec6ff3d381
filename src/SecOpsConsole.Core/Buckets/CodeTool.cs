namespace SecOpsConsole.Core.Buckets;

/// <summary>The tool whose code holds a bucket's policy.</summary>
public enum CodeTool
{
    Terraform,
    OpenTofu,
    CloudFormation,
    Cdk,
    Pulumi,
}
