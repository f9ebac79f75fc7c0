// Package iam holds the types and tables of those operations of AWS Identity and Access Management
// that are served, generated from the public API model (version 2010-05-08).
//
// It promises the conventions of package api, and no behaviour. Field comments
// name the shape, whose constraints are in the table shape<Name>.
//
// Concurrency: the tables are read-only; values belong to their owner.
//
// Start at service_gen.go, which lists the operations; then the file of types.
package iam

//go:generate go run ../generate -service iam -version 2010-05-08 -operations AddRoleToInstanceProfile,AddUserToGroup,AttachGroupPolicy,AttachRolePolicy,AttachUserPolicy,CreateAccessKey,CreateAccountAlias,CreateGroup,CreateInstanceProfile,CreatePolicy,CreatePolicyVersion,CreateRole,CreateUser,DeleteAccessKey,DeleteAccountAlias,DeleteGroup,DeleteGroupPolicy,DeleteInstanceProfile,DeleteLoginProfile,DeletePolicy,DeletePolicyVersion,DeleteRole,DeleteRolePermissionsBoundary,DeleteRolePolicy,DeleteUser,DeleteUserPermissionsBoundary,DeleteUserPolicy,DetachGroupPolicy,DetachRolePolicy,DetachUserPolicy,GetAccessKeyLastUsed,GetAccountAuthorizationDetails,GetAccountSummary,GetContextKeysForCustomPolicy,GetContextKeysForPrincipalPolicy,GetGroup,GetGroupPolicy,GetInstanceProfile,GetLoginProfile,GetPolicy,GetPolicyVersion,GetRole,GetRolePolicy,GetUser,GetUserPolicy,ListAccessKeys,ListAccountAliases,ListAttachedGroupPolicies,ListAttachedRolePolicies,ListAttachedUserPolicies,ListEntitiesForPolicy,ListGroupPolicies,ListGroups,ListGroupsForUser,ListInstanceProfileTags,ListInstanceProfiles,ListInstanceProfilesForRole,ListMFADevices,ListPolicies,ListPolicyTags,ListPolicyVersions,ListRolePolicies,ListRoleTags,ListRoles,ListSSHPublicKeys,ListServiceSpecificCredentials,ListSigningCertificates,ListUserPolicies,ListUserTags,ListUsers,ListVirtualMFADevices,PutGroupPolicy,PutRolePermissionsBoundary,PutRolePolicy,PutUserPermissionsBoundary,PutUserPolicy,RemoveRoleFromInstanceProfile,RemoveUserFromGroup,SetDefaultPolicyVersion,SimulateCustomPolicy,SimulatePrincipalPolicy,TagInstanceProfile,TagPolicy,TagRole,TagUser,UntagInstanceProfile,UntagPolicy,UntagRole,UntagUser,UpdateAccessKey,UpdateAssumeRolePolicy,UpdateGroup,UpdateRole,UpdateRoleDescription,UpdateUser -out .
