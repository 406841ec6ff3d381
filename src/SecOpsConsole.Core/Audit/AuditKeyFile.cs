using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>The file that holds the chain's key; made at the first start, with mode 0600.</summary>
internal static class AuditKeyFile
{
    private const int LongestText = 1024;

    /// <summary>The key, or null when there is no file.</summary>
    /// <exception cref="StoreStartException">There is a file, but no key in it, or it cannot be read.</exception>
    public static AuditKey? Read(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            if (new FileInfo(path).Length > LongestText || AuditKey.Read(File.ReadAllText(path)) is not { } key)
            {
                throw new StoreStartException(
                    $"The file {path} holds no key of the audit record: 32 to 64 bytes as base64 on one line, as `openssl rand -base64 32` prints them. "
                    + "Nothing was changed. Put the key back that this console used before, or name its file with Audit__KeyFile.");
            }

            return key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreStartException(
                $"The key of the audit record, {path}, cannot be read ({exception.Message.TrimEnd('.')}). Nothing was changed. Let this user read the file and start again.",
                exception);
        }
    }

    /// <summary>Makes a key and its file, which must not exist yet.</summary>
    public static AuditKey Make(string path)
    {
        try
        {
            var unfinished = path + ".new";
            File.Delete(unfinished);
            PrivateFile.Ensure(unfinished);
            var key = AuditKey.Make(out var text);
            using (var stream = new FileStream(unfinished, FileMode.Open, FileAccess.Write))
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes(text + "\n"));
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);
            return key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreStartException(
                $"The key of the audit record cannot be written to {path} ({exception.Message.TrimEnd('.')}). Nothing was changed. "
                + "Let this user write there, or put a key there yourself (`openssl rand -base64 32`).",
                exception);
        }
    }
}
