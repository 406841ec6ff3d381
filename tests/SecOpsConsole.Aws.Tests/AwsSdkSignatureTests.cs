using System.Reflection;
using Amazon.ConfigService;

namespace SecOpsConsole.Aws.Tests;

/// <summary>
/// The stand-in must have the official names, or the switch to the official packages would break: its public members are held
/// against a list that was checked against the API reference of AWS SDK for .NET v4.
/// </summary>
public sealed class AwsSdkSignatureTests
{
    [Fact]
    public void The_public_members_are_those_of_the_checked_in_list()
    {
        var actual = typeof(AmazonConfigServiceClient).Assembly.GetExportedTypes()
            .Where(type => type.Namespace!.StartsWith("Amazon.", StringComparison.Ordinal))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(Lines);
        var path = Path.Combine(AppContext.BaseDirectory, "AwsSdk.signatures.txt");
        var text = string.Join('\n', actual) + "\n";
        if (Environment.GetEnvironmentVariable("SECOPS_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), "AwsSdk.signatures.txt"), text);
            return;
        }

        Assert.Equal(File.ReadAllText(path), text);
    }

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"{type.FullName} : {type.BaseType?.Name}";
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var line in type.GetMembers(Own)
            .Where(member => member is not MethodInfo { IsSpecialName: true })
            .Select(member => $"  {member}")
            .Order(StringComparer.Ordinal))
        {
            yield return line;
        }
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
