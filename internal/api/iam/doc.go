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

//go:generate go run ../generate -service iam -version 2010-05-08 -operations AddUserToGroup,AttachGroupPolicy,AttachRolePolicy,AttachUserPolicy,CreateAccessKey,CreateGroup,CreatePolicy,CreatePolicyVersion,CreateRole,CreateUser,DeleteAccessKey,DeleteGroup,DeleteGroupPolicy,DeletePolicy,DeletePolicyVersion,DeleteRole,DeleteRolePolicy,DeleteUser,DeleteUserPolicy,DetachGroupPolicy,DetachRolePolicy,DetachUserPolicy,GetGroup,GetGroupPolicy,GetPolicy,GetPolicyVersion,GetRole,GetRolePolicy,GetUser,GetUserPolicy,ListAccessKeys,ListAttachedGroupPolicies,ListAttachedRolePolicies,ListAttachedUserPolicies,ListGroupPolicies,ListGroups,ListGroupsForUser,ListPolicies,ListPolicyVersions,ListRolePolicies,ListRoleTags,ListRoles,ListUserPolicies,ListUserTags,ListUsers,PutGroupPolicy,PutRolePolicy,PutUserPolicy,RemoveUserFromGroup,SetDefaultPolicyVersion,TagRole,TagUser,UntagRole,UntagUser,UpdateAccessKey,UpdateAssumeRolePolicy -out .
