using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Protection;

/// <summary>
/// Writes the change for the code of the tool that manages a bucket: the policy, Block Public Access or the default encryption, as that tool's language says
/// it. Pure. The policy's content is kept; only its layout is the tool's.
/// </summary>
internal static class CodeChanges
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="tool">A tool of <see cref="IacTools.IsOne"/>.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="policy">The policy that will be live; null: there will be none.</param>
    public static CodeChange OfPolicy(string tool, string bucket, string? policy) => policy is null
        ? new CodeChange(tool, $"Remove the bucket policy of {bucket} from the code; it had none.", tool switch
        {
            "CloudFormation" => $"Remove the resource of type AWS::S3::BucketPolicy whose Bucket is {bucket}.",
            "CDK" => $"Remove the bucket policy of {bucket}: the CfnBucketPolicy, or the addToResourcePolicy calls of the bucket.",
            "Pulumi" => $"Remove the aws.s3.BucketPolicy of {bucket}.",
            _ => $"Remove the resource \"aws_s3_bucket_policy\" of {bucket}.",
        })
        : new CodeChange(tool, $"Let the code of {bucket} say exactly this policy.", tool switch
        {
            "CloudFormation" => $$"""
                {
                  "{{Pascal(bucket)}}Policy": {
                    "Type": "AWS::S3::BucketPolicy",
                    "Properties": {
                      "Bucket": "{{bucket}}",
                      "PolicyDocument": {{Indent(Pretty(policy), 6)}}
                    }
                  }
                }
                """,
            "CDK" => $$"""
                new s3.CfnBucketPolicy(this, '{{Pascal(bucket)}}Policy', {
                  bucket: '{{bucket}}',
                  policyDocument: {{Indent(Pretty(policy), 2)}},
                });
                """,
            "Pulumi" => $$"""
                new aws.s3.BucketPolicy("{{bucket}}-policy", {
                  bucket: "{{bucket}}",
                  policy: JSON.stringify({{Indent(Pretty(policy), 2)}}),
                });
                """,
            _ => $$"""
                resource "aws_s3_bucket_policy" "{{Snake(bucket)}}" {
                  bucket = "{{bucket}}"
                  policy = <<-POLICY
                    {{Indent(Heredoc(Pretty(policy)), 4)}}
                  POLICY
                }
                """,
        });

    /// <summary>Block Public Access, fully on or as it was.</summary>
    public static CodeChange OfBlock(string tool, string bucket, BlockPublicAccess block) =>
        new(tool, $"Let the code of {bucket} say exactly these settings.", tool switch
        {
            "CloudFormation" or "CDK" => $$"""
                "PublicAccessBlockConfiguration": {
                  "BlockPublicAcls": {{Flag(block.BlockPublicAcls)}},
                  "IgnorePublicAcls": {{Flag(block.IgnorePublicAcls)}},
                  "BlockPublicPolicy": {{Flag(block.BlockPublicPolicy)}},
                  "RestrictPublicBuckets": {{Flag(block.RestrictPublicBuckets)}}
                }
                """,
            "Pulumi" => $$"""
                new aws.s3.BucketPublicAccessBlock("{{bucket}}-block", {
                  bucket: "{{bucket}}",
                  blockPublicAcls: {{Flag(block.BlockPublicAcls)}},
                  ignorePublicAcls: {{Flag(block.IgnorePublicAcls)}},
                  blockPublicPolicy: {{Flag(block.BlockPublicPolicy)}},
                  restrictPublicBuckets: {{Flag(block.RestrictPublicBuckets)}},
                });
                """,
            _ => $$"""
                resource "aws_s3_bucket_public_access_block" "{{Snake(bucket)}}" {
                  bucket                  = "{{bucket}}"
                  block_public_acls       = {{Flag(block.BlockPublicAcls)}}
                  ignore_public_acls      = {{Flag(block.IgnorePublicAcls)}}
                  block_public_policy     = {{Flag(block.BlockPublicPolicy)}}
                  restrict_public_buckets = {{Flag(block.RestrictPublicBuckets)}}
                }
                """,
        });

    /// <summary>The default encryption of new objects.</summary>
    public static CodeChange OfEncryption(string tool, string bucket, BucketEncryption encryption) =>
        new(tool, $"Let the code of {bucket} say exactly this default encryption.", tool switch
        {
            "CloudFormation" or "CDK" => $$"""
                "BucketEncryption": {
                  "ServerSideEncryptionConfiguration": [{
                    "BucketKeyEnabled": {{Flag(encryption.BucketKey)}},
                    "ServerSideEncryptionByDefault": { "SSEAlgorithm": "{{encryption.Algorithm}}"{{Key(encryption, ", \"KMSMasterKeyID\": \"{0}\"")}} }
                  }]
                }
                """,
            "Pulumi" => $$"""
                new aws.s3.BucketServerSideEncryptionConfigurationV2("{{bucket}}-encryption", {
                  bucket: "{{bucket}}",
                  rules: [{
                    bucketKeyEnabled: {{Flag(encryption.BucketKey)}},
                    applyServerSideEncryptionByDefault: { sseAlgorithm: "{{encryption.Algorithm}}"{{Key(encryption, ", kmsMasterKeyId: \"{0}\"")}} },
                  }],
                });
                """,
            _ => $$"""
                resource "aws_s3_bucket_server_side_encryption_configuration" "{{Snake(bucket)}}" {
                  bucket = "{{bucket}}"
                  rule {
                    bucket_key_enabled = {{Flag(encryption.BucketKey)}}
                    apply_server_side_encryption_by_default {
                      sse_algorithm     = "{{encryption.Algorithm}}"{{Key(encryption, "\n      kms_master_key_id = \"{0}\"")}}
                    }
                  }
                }
                """,
        });

    private static string Key(BucketEncryption encryption, string form) =>
        encryption.KeyId is { } key ? string.Format(CultureInfo.InvariantCulture, form, key) : "";

    private static string Flag(bool on) => on ? "true" : "false";

    /// <summary>The same JSON with line breaks; what is no JSON stays as it is.</summary>
    private static string Pretty(string policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, s_indented))
            {
                document.WriteTo(writer);
            }
            return Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (JsonException)
        {
            return policy;
        }
    }

    /// <summary>In a heredoc HCL reads <c>${</c> and <c>%{</c> as its own; IAM's policy variables must be escaped.</summary>
    private static string Heredoc(string text) =>
        text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);

    private static string Indent(string text, int spaces) => text.Replace("\n", "\n" + new string(' ', spaces), StringComparison.Ordinal);

    private static string Snake(string bucket) => string.Concat(bucket.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')) is var name && char.IsAsciiDigit(name[0]) ? "_" + name : name;

    private static string Pascal(string bucket) =>
        string.Concat(bucket.Split('-', '.').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
