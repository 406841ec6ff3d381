namespace SecOpsConsole.Policies.Json;

/// <summary>Words that nearly every policy repeats are not allocated again.</summary>
internal static class CommonText
{
    public static string Of(ReadOnlySpan<char> text) => text switch
    {
        "" => "",
        "*" => "*",
        "AWS" => "AWS",
        "Service" => "Service",
        "2012-10-17" => "2012-10-17",
        "2008-10-17" => "2008-10-17",
        "s3:*" => "s3:*",
        "s3:GetObject" => "s3:GetObject",
        "s3:PutObject" => "s3:PutObject",
        "s3:DeleteObject" => "s3:DeleteObject",
        "s3:ListBucket" => "s3:ListBucket",
        "s3:GetBucketAcl" => "s3:GetBucketAcl",
        "false" => "false",
        "true" => "true",
        "aws:SecureTransport" => "aws:SecureTransport",
        "aws:SourceAccount" => "aws:SourceAccount",
        "aws:SourceArn" => "aws:SourceArn",
        "aws:SourceIp" => "aws:SourceIp",
        "aws:SourceVpc" => "aws:SourceVpc",
        "aws:SourceVpce" => "aws:SourceVpce",
        "aws:PrincipalOrgID" => "aws:PrincipalOrgID",
        "aws:PrincipalAccount" => "aws:PrincipalAccount",
        "aws:PrincipalArn" => "aws:PrincipalArn",
        "s3:x-amz-acl" => "s3:x-amz-acl",
        "bucket-owner-full-control" => "bucket-owner-full-control",
        "cloudtrail.amazonaws.com" => "cloudtrail.amazonaws.com",
        "config.amazonaws.com" => "config.amazonaws.com",
        "cloudfront.amazonaws.com" => "cloudfront.amazonaws.com",
        _ => text.ToString(),
    };
}
