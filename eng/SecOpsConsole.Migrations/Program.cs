Console.WriteLine("Design-time host for dotnet-ef. Use eng/migration.sh.");
